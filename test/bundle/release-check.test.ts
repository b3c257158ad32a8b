import { spawnSync } from 'child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { delimiter, join } from 'path';
import { Command } from './command';
import { shop } from './shop';
import { StableCapacity } from '../../src';

const work = mkdtempSync(join(tmpdir(), 'release-check-'));
const command = new Command();
afterAll(() => {
  rmSync(work, { recursive: true });
  command.remove();
});

const pointer = (bundle: string) => join(bundle, 'current', 'kustomization.yaml');
const point = (bundle: string, place: string) => {
  mkdirSync(join(work, bundle, 'current'), { recursive: true });
  writeFileSync(join(work, pointer(bundle)), place);
};

shop({ stage: 'prepare' }).release.writeBundle(join(work, 'cart'));
cpSync(join(work, 'cart'), join(work, 'ahead'), { recursive: true });
point('ahead', '# ../stages/99-retire, later\nresources: ["../stages/20-shift-05"]\n');
shop({ stableCapacity: StableCapacity.FOLLOW, unmeshedClients: false }).release.writeBundle(join(work, 'economy'));
shop({ stable: { version: 'v2', image: 'example.com/cart:2' }, canary: { version: 'v3' } }).release.writeBundle(join(work, 'next'));
point('alone', 'resources:\n- "../abort/from-30"\n');
point('nowhere', 'resources: []\n');
point('twice', 'resources: [../stages/10-prepare, ../stages/20-shift-05]\n');
point('beside', 'resources: [../../cart/stages/20-shift-05]\n');
cpSync(join(work, 'cart'), join(work, 'lost'), { recursive: true });
rmSync(join(work, 'lost', 'stages', '90-promote'), { recursive: true });
point('lost', 'resources: [../stages/90-promote]\n');
const EXTRAS = { patches: 'patches:', images: 'images: [{ name: example.com/cart, newTag: "3" }]', components: 'components: [../more]', map: '{ resources: [../stages/20-shift-05] }' };
Object.entries(EXTRAS).forEach(([extra, line]) => {
  cpSync(join(work, 'cart'), join(work, extra), { recursive: true });
  point(extra, `resources:\n- ../stages/20-shift-05\n${line}\n- path: mine.yaml\n`);
});
writeFileSync(join(work, 'list.json'), '[]');
writeFileSync(join(work, 'text.json'), 'no JSON');
writeFileSync(join(work, 'half.json'), '{"service":"a","namespace":"b","stable":"v1","stages":[{"name":"baseline"}]}');

const check = (from: string, to: string, plan?: string) => command.run(work, 'release', 'check', '--from', from, '--to', to, ...plan === undefined ? [] : ['--plan', plan]);

test.each<[string, string, string | undefined, string]>([
  ['prepare', '20-shift-05', 'cart/plan.json', 'safe: 10-prepare → 20-shift-05 is one stage forward; requests to v2: 0 % → 5 %'],
  [pointer('cart'), pointer('ahead'), undefined, 'safe: 10-prepare → 20-shift-05 is one stage forward; requests to v2: 0 % → 5 %'],
  [pointer('ahead'), 'prepare', undefined, 'safe: 20-shift-05 → 10-prepare is one stage back; requests to v2: 5 % → 0 %; only when the last commit has been in force for 1 min'],
  ['shift-25', pointer('alone'), 'cart/plan.json', 'safe: 30-shift-25 → abort/from-30 is an abort; requests to v2: 25 % → 0 %; wait 1 min before the next commit'],
  ['abort/from-30', 'prepare', 'cart/plan.json', 'safe: abort/from-30 → 10-prepare is one stage back; requests to v2: 0 % → 0 %; only when the last commit has been in force for 1 min'],
  ['promote', 'shift-50', 'cart/plan.json', 'safe: 90-promote → 40-shift-50 is one stage back; requests to v2: 100 % → 50 %'],
])('says yes with exit code 0: %s → %s', (from, to, plan, text) => expect(check(from, to, plan)).toEqual({ code: 0, out: `${text}\n`, err: '' }));

test('the last stage of a release leads to the first one of the next', () => {
  point('cart', 'resources: [../stages/99-retire]');
  expect(check(pointer('cart'), pointer('next'))).toEqual({ code: 0, out: 'safe: 99-retire → 00-baseline is the start of the next release\n', err: '' });
});

describe('files of a stage that are not those of the plan are told, with exit code 1', () => {
  const edited = (file: string, change: (text: string) => string, name: string, place = 'stages/20-shift-05') => {
    cpSync(join(work, 'ahead'), join(work, name), { recursive: true });
    point(name, `resources:\n  - ../${place}\n`);
    const path = join(work, name, place, file);
    writeFileSync(path, change(readFileSync(path, 'utf-8')));
    return name;
  };
  const oneMore = (text: string) => text.replace('replicas: 3', 'replicas: 4');

  test('where a stage was edited', () => {
    const { code, out } = check('prepare', pointer(edited('cart.k8s.yaml', oneMore, 'edited')));
    expect(code).toBe(1);
    expect(out).toBe([
      'unsafe: 10-prepare → 20-shift-05',
      "  - 'edited/stages/20-shift-05/cart.k8s.yaml' was edited: it is not what the plan was checked with; change the program, and write the bundle again", '',
    ].join('\n'));
    expect(check(pointer('edited'), 'prepare').code).toBe(1);
    expect(check(pointer('edited'), pointer('edited'))).toMatchObject({ code: 1, out: out.replace('10-prepare', '20-shift-05') });
  });

  test('where a way back was edited, and only then', () => {
    expect(check('shift-05', pointer(edited('cart.k8s.yaml', oneMore, 'undone', 'abort/from-20'))).code).toBe(1);
    expect(check('shift-05', pointer(edited('cart.k8s.yaml', text => text, 'untouched', 'abort/from-20'))).code).toBe(0);
  });

  test('where the kustomization of a stage has more', () => {
    const more = edited('kustomization.yaml', text => `${text}  - more.yaml\n`, 'more');
    expect(check('prepare', pointer(more)).out).toContain(
      "'more/stages/20-shift-05/kustomization.yaml' was edited: it must have cart.k8s.yaml alone, and has cart.k8s.yaml, more.yaml");
    const patched = edited('kustomization.yaml', text => `${text}patches: []\n`, 'patched');
    expect(check('prepare', pointer(patched)).err).toBe("'patched/stages/20-shift-05/kustomization.yaml' must have nothing but its one resource, got: 'patches: []'\n");
  });

  test('but line ends of another system are no edit', () => {
    expect(check('prepare', pointer(edited('cart.k8s.yaml', text => text.replace(/\n/g, '\r\n'), 'windows'))).code).toBe(0);
  });
});

test('a change of a service at rest is no move of its release', () => {
  shop({ stable: { version: 'v1', image: 'example.com/cart:1.1' } }).release.writeBundle(join(work, 'changed'));
  shop().release.writeBundle(join(work, 'rest'));
  expect(check(pointer('rest'), pointer('changed'))).toEqual({ code: 0, out: 'safe: 00-baseline → 00-baseline is a change of the service, no move of its release\n', err: '' });
});

test.each<[string, string, string, string[]]>([
  ['baseline', 'shift-05', 'cart/plan.json', ['unsafe: 00-baseline → 20-shift-05', 'breaks references', 'skips 10-prepare']],
  ['prepare', 'shift-25', 'cart/plan.json', ['breaks capacity: 30-shift-25 needs 3 of v2, and at 10-prepare 1 may be ready', 'skips 20-shift-05']],
  ['shift-50', 'retire', 'cart/plan.json', ['breaks removal', '90-promote comes between']],
  ['shift-50', 'abort/from-40', 'economy/plan.json', ['abort is not offered in economy mode']],
  [pointer('ahead'), pointer('next'), 'cart/plan.json', ['different plans']],
])('says no with exit code 1, and why: %s → %s of %s', (from, to, plan, reasons) => {
  const { code, out, err } = check(from, to, plan);
  expect({ code, err }).toEqual({ code: 1, err: '' });
  reasons.forEach(reason => expect(out).toContain(reason));
});

const release = (...args: string[]) => ['release', 'check', ...args];
test.each<[string, string[], string | RegExp]>([
  ['no verb', [], "verb must be 'lint' or 'explain' or 'release check', got: '' (see --help)"],
  ['an unknown verb', ['release', 'start'], "verb must be 'lint' or 'explain' or 'release check', got: 'release start' (see --help)"],
  ['a verb of every object', ['constructor'], "verb must be 'lint' or 'explain' or 'release check', got: 'constructor' (see --help)"],
  ['no --from', release('--to', 'a'), '--from must be given (see --help)'],
  ['no --to', release('--from', 'a'), '--to must be given (see --help)'],
  ['an unknown option', release('--form', 'a'), /^Unknown option '--form'.* \(see --help\)$/],
  ['an option without value', release('--from'), /^Option '--from <value>' argument missing \(see --help\)$/],
  ['no plan', release('--from', 'prepare', '--to', 'shift-05'), '--plan must be given where no pointer brings a plan.json, got: --from prepare'],
  ['a plan that is not there', release('--from', 'a', '--to', 'b', '--plan', 'none.json'), "'none.json' must be a file that can be read"],
  ['a folder for a plan', release('--from', 'a', '--to', 'b', '--plan', 'cart'), "'cart' must be a file that can be read"],
  ['a list for a plan', release('--from', 'a', '--to', 'b', '--plan', 'list.json'), "'list.json' must be the plan.json of a release, got something else"],
  ['a text for a plan', release('--from', 'a', '--to', 'b', '--plan', 'text.json'), "'text.json' must be the plan.json of a release, got something else"],
  ['half a plan', release('--from', 'a', '--to', 'b', '--plan', 'half.json'), "'half.json' must be the plan.json of a release, got something else"],
  ['a stage that the plan lacks', release('--from', 'prepare', '--to', 'shift-06', '--plan', 'cart/plan.json'),
    "--to must be a stage of the plan (00-baseline, 10-prepare, 20-shift-05, 30-shift-25, 40-shift-50, 90-promote, 99-retire), got: 'shift-06'"],
  ['a pointer that is not there', release('--from', 'no/current/kustomization.yaml', '--to', 'b'), "'no/current/kustomization.yaml' must be a file that can be read"],
  ['a pointer to nothing', release('--from', pointer('nowhere'), '--to', 'b'), "'nowhere/current/kustomization.yaml' must point to one stage ('../stages/20-shift-05'), got none"],
  ['a pointer to two stages', release('--from', pointer('twice'), '--to', 'b'),
    "'twice/current/kustomization.yaml' must point to one stage ('../stages/20-shift-05'), got ../stages/10-prepare, ../stages/20-shift-05"],
  ['a pointer to another folder', release('--from', pointer('beside'), '--to', 'b'),
    "'beside/current/kustomization.yaml' must point to one stage ('../stages/20-shift-05'), got ../../cart/stages/20-shift-05"],
  ['a pointer to a stage that is not there', release('--from', pointer('lost'), '--to', 'retire'),
    "'lost/current/kustomization.yaml' must point to a stage of its bundle, got '../stages/90-promote', which is not there"],
  ...Object.entries(EXTRAS).map(([extra, line]): [string, string[], string] => [
    `a pointer with ${extra}`, release('--from', 'prepare', '--to', pointer(extra)), `'${extra}/current/kustomization.yaml' must have nothing but its one resource, got: '${line}'`,
  ]),
])('says in one line what is wrong, with exit code 2: %s', (_, args, message) => {
  const { code, out, err } = command.run(work, ...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err.endsWith('\n')).toBe(true);
  if (typeof message === 'string') expect(err).toBe(`${message}\n`);
  else expect(err.trimEnd()).toMatch(message);
});

test.each(['--help', '-h'])('%s tells the usage', option => {
  const { code, out } = command.run(work, option);
  expect(code).toBe(0);
  expect(out).toMatch(/^usage: cdk8s-mesh release check --from A --to B/m);
});

test('the commands that PLAN.md tells move the pointer, and are safe', () => {
  const folder = join(work, 'guided');
  shop({ stage: 'baseline' }).release.writeBundle(folder);
  const blocks = [...readFileSync(join(folder, 'PLAN.md'), 'utf-8').matchAll(/```sh\n([^]*?)```/g)].map(([, block]) => block);
  expect(blocks.length).toBe(2);
  expect(shell(folder, blocks[0])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^safe: 00-baseline → 10-prepare /) });
  writeFileSync(join(folder, 'current', 'kustomization.yaml'), 'resources: [../stages/20-shift-05]\n');
  expect(shell(folder, blocks[1])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^safe: 20-shift-05 → abort\/from-20 is an abort/) });
});

/** A shell in which npx runs the command from its source. */
function shell(cwd: string, script: string) {
  const bin = join(work, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'npx'), `#!/bin/sh\nshift\nexec '${process.execPath}' '${command.path}' "$@"\n`);
  chmodSync(join(bin, 'npx'), 0o755);
  return spawnSync('sh', ['-ec', script], { cwd, encoding: 'utf-8', env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` } });
}
