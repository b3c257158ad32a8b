import { MALFORMED } from './located-finding';
import { NAMED_ENTRIES } from '../../src/analysis/catalog';
import { OBJECT_ENTRIES } from '../../src/analysis/object-rules';
import { RETIRED } from '../../src/analysis/retired';
import { RuleEntry } from '../../src/analysis/rules/rule';
import { Outcome } from '../main';
import { UsageError } from '../usage-error';

/** What a code stands for: `explain CM2101`. */
export function explain(args: string[]): Outcome {
  if (args.length !== 1) throw new UsageError(`explain takes one code, got: ${args.length}`);
  const code = args[0].toUpperCase();
  const entry = [MALFORMED, ...OBJECT_ENTRIES].find(each => each.code === code);
  if (entry) return { text: explained(entry), code: 0 };
  const declared = NAMED_ENTRIES.find(each => each.code === code);
  if (declared) return { text: explained({ ...declared, summary: declared.explanation, explanation: '' }), code: 0 };
  const retired = RETIRED.find(each => each.code === code);
  if (retired) return { text: `${code} ${retired.name} (retired)\n\n${retired.explanation}`, code: 0 };
  throw new UsageError(`'${args[0]}' must be the code of a finding, such as CM0101`);
}

function explained({ code, name, severity, refusedBy, summary, explanation, remedy, elsewhere = [], targets, see }: RuleEntry): string {
  return [
    `${code} ${name} (${severity}${refusedBy ? `, refused by the ${refusedBy}` : ''})`, [summary, explanation].filter(part => part !== '').join('\n'), `What to do: ${remedy}`,
    ...targets ? [`Concerns: ${targets.join(', ')}`] : [],
    ...elsewhere.length > 0 ? [`Elsewhere: ${elsewhere.join(', ')}`] : [],
    ...see ? [see] : [],
  ].join('\n\n');
}
