import { Report } from './report';

/** The reports as lines: of each target its levels, and of each feature how far it is proved. */
export function table(reports: Report[]): string {
  return reports.flatMap(({ target, version, levels, features }) => [
    `\n${target} ${version}: ${Object.entries(levels).map(([level, { result, rules }]) => `${level} ${result}${rules === undefined ? '' : ` (${rules})`}`).join(', ')}`,
    ...Object.entries(features).filter(([, { support }]) => ['full', 'partial'].includes(support)).map(([feature, { proved, rules = {}, missing }]) => {
      const by = Object.entries(rules).map(([level, count]) => `${level} ${Array.isArray(count) ? count.length : count}`).join(', ');
      return `  ${feature.padEnd(28)} ${(proved ?? 'NOT PROVED').padEnd(10)} ${by}${missing ? `; ${missing}` : ''}`;
    }),
  ]).join('\n');
}
