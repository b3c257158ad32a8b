import { ChangeKind, FieldChange, ObjectChange } from './release-stage';

const LONGEST = 100;

/** What a stage changes, as lines of Markdown: objects, and the fields of those that stay. */
export function changeLines(changes: ObjectChange[]): string[] {
  if (changes.length === 0) return ['- nothing'];
  return changes.flatMap(({ change, kind, name, fields }) => [`- ${change} ${kind} \`${name}\``, ...change === ChangeKind.CHANGED ? fields.map(fieldLine) : []]);
}

function fieldLine({ pointer, before, after }: FieldChange): string {
  if (before === undefined) return `  - \`${pointer}\` is new: ${shown(after)}`;
  if (after === undefined) return `  - \`${pointer}\` is gone: ${shown(before)}`;
  return `  - \`${pointer}\`: ${shown(before)} → ${shown(after)}`;
}

function shown(value: any): string {
  const text = JSON.stringify(value);
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return short.includes('`') ? `\`\` ${short} \`\`` : `\`${short}\``;
}
