import { MUTANTS } from './mutants';
import { BATCHES, Batch } from './texts';
import { Written } from './written';
import { comparable } from '../../writing/comparable';
import { Bench } from '../bench';
import { Check, Suite, TARGETS } from '../suite';

/** What a reader made of a text. */
interface Answer {
  readonly documents: unknown[];
  readonly refusal?: string;
}

/** A batch that was read. */
interface Rule {
  readonly name: string;
  readonly problems: string[];
  readonly texts: number;
  readonly documents: number;
}

/** What is written is read by kubectl as it was meant. */
export const READ: Suite = {
  level: 'read',
  targets: [...TARGETS],
  about: 'what is written as YAML is read as it is by the decoder of kubectl: texts, keys, numbers, documents, files',
  tools: ['decoder'],
  needs: [],
  versions: { 'k8s.io/apimachinery': '0.35.0', 'sigs.k8s.io/yaml': '1.6.0' },
  mutants: MUTANTS,
  run,
};

async function run(bench: Bench): Promise<Check[]> {
  const rules: Rule[] = [];
  for (const batch of BATCHES) rules.push(await ruleOf(bench, batch));
  const [texts, documents] = (['texts', 'documents'] as const).map(what => rules.reduce((sum, rule) => sum + rule[what], 0));
  bench.note(`${texts} texts with ${documents} documents were read`);
  const checks = rules.map(({ name, problems }) => ({ name: `kubectl reads as they are: ${name}`, features: [], problems }));
  return TARGETS.filter(target => bench.wants(target)).flatMap(target => checks.map(check => ({ target, ...check })));
}

async function ruleOf(bench: Bench, { name, all }: Batch): Promise<Rule> {
  const written: Written[] = bench.objects(all());
  const input = written.map(({ yaml }) => `${JSON.stringify(yaml)}\n`).join('');
  const answers = (await bench.processes.output([bench.tool('decoder')], { input })).split('\n').slice(0, -1);
  const missing = answers.length === written.length ? [] : [`${answers.length} answers to ${written.length} texts`];
  const problems = written.flatMap((each, i) => problemOf(each, JSON.parse(answers[i] ?? '{}')));
  const documents = written.reduce((sum, each) => sum + each.documents.length, 0);
  return { name, problems: [...missing, ...problems], texts: written.length, documents };
}

function problemOf({ documents, yaml }: Written, { documents: read, refusal }: Answer): string[] {
  if (refusal === undefined && comparable(read) === comparable(documents)) return [];
  return [`${JSON.stringify(yaml.slice(0, 200))} is read as ${refusal ?? JSON.stringify(read).slice(0, 200)}`];
}
