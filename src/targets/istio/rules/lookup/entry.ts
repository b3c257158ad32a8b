import { analysisPage } from './kinds';
import { RuleEntry } from '../../../../analysis/rules/rule';

/** An entry with the page of the first code elsewhere. */
export function entryOf(entry: RuleEntry & { readonly elsewhere: string[] }): RuleEntry {
  return { see: analysisPage(entry.elsewhere[0]), ...entry };
}
