import { execFileSync, spawnSync } from 'child_process';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ApiObject, App, AppProps, Chart, YamlOutputType } from 'cdk8s';
import { Compiled } from './compiled';
import { contentOf, inFolder } from './output';
import { MeshApp } from '../../src';

/** Charts with an object each, `a` first, which has this text in it. */
function appOf(outdir: string, texts: { [chart: string]: string }, props: AppProps = {}, type: new (props: AppProps) => App = MeshApp): App {
  const app = new type({ outdir, ...props });
  for (const [id, text] of Object.entries(texts)) {
    new ApiObject(new Chart(app, id), 'object', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `of-${id}` }, data: { text } });
  }
  return app;
}

function inOutput(act: (outdir: string, folder: string) => void): void {
  inFolder(folder => act(join(folder, 'out'), folder));
}

const [OLD, NEW] = [{ a: 'old', b: 'old', c: 'old' }, { a: 'old', b: 'new', c: 'new' }];
const LONG_AGO = new Date(1e12);

describe('what is the same is not touched', () => {
  test.each(Object.values(YamlOutputType).filter(type => typeof type === 'number'))('with output type %s', yamlOutputType => inOutput(outdir => {
    const synthesize = () => appOf(outdir, OLD, { yamlOutputType, recordConstructMetadata: true }).synth();
    synthesize();
    const files = Object.keys(contentOf(outdir)!).filter(path => !path.endsWith('/'));
    files.forEach(path => utimesSync(join(outdir, path), LONG_AGO, LONG_AGO));
    synthesize();
    expect(files.map(path => statSync(join(outdir, path)).mtime)).toEqual(files.map(() => LONG_AGO));
  }));

  test('beside files that differ, and files of others', () => inOutput(outdir => {
    appOf(outdir, OLD).synth();
    writeFileSync(join(outdir, 'notes.txt'), 'mine');
    for (const name of readdirSync(outdir)) utimesSync(join(outdir, name), LONG_AGO, LONG_AGO);
    appOf(outdir, NEW).synth();
    const untouched = readdirSync(outdir).filter(name => statSync(join(outdir, name)).mtime.getTime() === LONG_AGO.getTime());
    expect(untouched).toEqual(['a.k8s.yaml', 'notes.txt']);
    expect(readFileSync(join(outdir, 'b.k8s.yaml'), 'utf-8')).toContain('new');
  }));
});

test.each([['longer', 3e6, 0, 5e6], ['shorter', 5e6, 0, 3e6], ['other at its end', 4e6, 3.9e6, 4e6], ['other at its beginning', 4e6, 0, 4e6], ['empty before', 0, 0, 4e6]])(
  'a file of megabytes that becomes %s is replaced', (_, before, same, after) => inOutput(outdir => {
    const text = (letter: string, length: number) => letter.repeat(length);
    appOf(outdir, { a: text('x', before) }).synth();
    const next = { a: text('x', same) + text('y', after - same) };
    const expected = appOf('unused', next, {}, App).synthYaml();
    appOf(outdir, next).synth();
    expect(readFileSync(join(outdir, 'a.k8s.yaml'), 'utf-8') === expected).toBe(true);
    expect(readdirSync(outdir)).toEqual(['a.k8s.yaml']);
  }));

test('a file whose last documents are gone is replaced', () => inOutput(outdir => {
  const synthesize = (texts: { [chart: string]: string }) => appOf(outdir, texts, { yamlOutputType: YamlOutputType.FILE_PER_APP }).synth();
  synthesize({ a: 'same', b: 'old' });
  synthesize({ a: 'same' });
  expect(readFileSync(join(outdir, 'app.k8s.yaml'), 'utf-8')).toBe(appOf('unused', { a: 'same' }, {}, App).synthYaml());
}));

test('what somebody who was killed has left is removed in every folder', () => inOutput(outdir => {
  const synthesize = (texts: { [chart: string]: string }) =>
    appOf(outdir, texts, { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE }).synth();
  synthesize(OLD);
  const files = Object.keys(contentOf(outdir)!);
  const { pid } = spawnSync(process.execPath, ['--eval', '']);
  for (const folder of ['', 'a', 'b', 'c']) writeFileSync(join(outdir, folder, `.cdk8s-mesh-${pid}-0-0.unfinished`), 'left');
  synthesize({ a: 'new', b: 'new', c: 'new' });
  expect(Object.keys(contentOf(outdir)!)).toEqual(files);
}));

test('what a process writes that is alive stays', () => inOutput(outdir => {
  mkdirSync(outdir);
  const name = `.cdk8s-mesh-${process.ppid}-0-0.unfinished`;
  writeFileSync(join(outdir, name), 'half');
  appOf(outdir, NEW).synth();
  expect(readFileSync(join(outdir, name), 'utf-8')).toBe('half');
}));

test('a folder with two paths keeps what is being written', () => inOutput((outdir, folder) => {
  mkdirSync(outdir);
  symlinkSync(outdir, join(folder, 'alias'));
  symlinkSync(join(folder, 'alias', 'other'), join(outdir, 'b.k8s.yaml'));
  writeFileSync(join(outdir, 'other'), 'old');
  appOf(outdir, NEW).synth();
  expect(readFileSync(join(outdir, 'other'), 'utf-8')).toContain('new');
  expect(readdirSync(outdir)).toEqual(['a.k8s.yaml', 'b.k8s.yaml', 'c.k8s.yaml', 'other']);
}));

describe('an error leaves what was there', () => {
  /** What is left of an app that fails after the first of its files differed. */
  function failing(prepare: (app: App, outdir: string) => void, message: RegExp | string): void {
    inOutput(outdir => {
      appOf(outdir, OLD).synth();
      const before = contentOf(outdir);
      const app = appOf(outdir, { a: 'new', b: 'new', c: 'new' });
      prepare(app, outdir);
      expect(() => app.synth()).toThrow(message);
      expect(contentOf(outdir)).toEqual(before);
    });
  }
  const chartOf = (app: App, id: string) => app.node.findChild(id) as Chart;

  test('of an object that cannot be rendered', () => failing(
    app => new ApiObject(chartOf(app, 'b'), 'bad', { apiVersion: 'v1', kind: 'Some', spec: { date: new Date() } }),
    "Failed serializing construct at path 'b/bad' with name 'b-bad-c8dc3f2f': Error: can't render non-simple object of type 'Date'",
  ));
  test('of a chart that cannot be rendered', () => failing(app => {
    chartOf(app, 'b').toJson = () => {
      throw new Error('not today');
    };
  }, /^not today$/));
  test('of something invalid', () => failing(
    app => chartOf(app, 'c').node.addValidation({ validate: () => ['no', 'never'] }),
    /^Validation failed with the following errors:\n {2}\[c\] no\n {2}\[c\] never$/,
  ));
  test('of a validation that throws', () => failing(app => chartOf(app, 'c').node.addValidation({
    validate: () => {
      throw new Error('not today');
    },
  }), /^not today$/));
  test('of a circle', () => failing(app => {
    chartOf(app, 'b').addDependency(chartOf(app, 'c'));
    chartOf(app, 'c').addDependency(chartOf(app, 'b'));
  }, 'Dependency cycle detected: b => c => b'));
});

test('an error leaves no folder that was not there', () => inOutput((outdir, folder) => {
  const app = appOf(join(outdir, 'deep'), OLD, { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });
  new ApiObject(app.node.findChild('c') as Chart, 'bad', { apiVersion: 'v1', kind: 'Some', spec: { date: new Date() } });
  expect(() => app.synth()).toThrow("can't render");
  expect(contentOf(folder)).toEqual({});
}));

describe('what is in the way is told', () => {
  test('a file in place of the folder', () => inOutput(outdir => {
    writeFileSync(outdir, 'mine');
    expect(() => appOf(outdir, OLD).synth()).toThrow(`cannot make folder '${outdir}': EEXIST`);
    expect(readFileSync(outdir, 'utf-8')).toBe('mine');
  }));
  test('a file in place of a folder around it', () => inOutput((outdir, folder) => {
    writeFileSync(outdir, 'mine');
    expect(() => appOf(join(outdir, 'inner'), OLD).synth()).toThrow(`cannot make folder '${join(outdir, 'inner')}': ENOTDIR`);
    expect(contentOf(folder)).toEqual({ out: 'mine' });
  }));
  test('a folder in place of a file', () => inOutput(outdir => {
    mkdirSync(join(outdir, 'b.k8s.yaml'), { recursive: true });
    expect(() => appOf(outdir, OLD).synth()).toThrow(`cannot write '${join(outdir, 'b.k8s.yaml')}', so nothing was replaced: it must be a file`);
    expect(contentOf(outdir)).toEqual({ 'b.k8s.yaml/': '' });
  }));
  test('a pipe in place of a file, which is not waited for', () => inOutput(outdir => {
    mkdirSync(outdir);
    execFileSync('mkfifo', [join(outdir, 'b.k8s.yaml')]);
    expect(() => appOf(outdir, OLD).synth()).toThrow('it must be a file');
    expect(readdirSync(outdir)).toEqual(['b.k8s.yaml']);
  }));
  test('a device behind a link, which stays', () => inOutput(outdir => {
    mkdirSync(outdir);
    symlinkSync('/dev/null', join(outdir, 'b.k8s.yaml'));
    expect(() => appOf(outdir, OLD).synth()).toThrow('it must be a file');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  }));
  test('a link that leads nowhere', () => inOutput(outdir => {
    mkdirSync(outdir);
    symlinkSync('nowhere', join(outdir, 'b.k8s.yaml'));
    expect(() => appOf(outdir, OLD).synth()).toThrow('it is a link that leads nowhere');
    expect(readdirSync(outdir)).toEqual(['b.k8s.yaml']);
  }));
});

test('a link stays, and what it leads to is replaced', () => inOutput((outdir, folder) => {
  mkdirSync(outdir);
  writeFileSync(join(folder, 'elsewhere.yaml'), 'old');
  symlinkSync('../elsewhere.yaml', join(outdir, 'b.k8s.yaml'));
  appOf(outdir, NEW).synth();
  expect(lstatSync(join(outdir, 'b.k8s.yaml')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'elsewhere.yaml'), 'utf-8')).toContain('new');
  expect(readdirSync(folder)).toEqual(['elsewhere.yaml', 'out']);
}));

test('a file keeps its mode', () => inOutput(outdir => {
  appOf(outdir, OLD).synth();
  chmodSync(join(outdir, 'b.k8s.yaml'), 0o600);
  appOf(outdir, NEW).synth();
  expect(['b', 'c'].map(name => statSync(join(outdir, `${name}.k8s.yaml`)).mode % 0o1000)).toEqual([0o600, statSync(join(outdir, 'a.k8s.yaml')).mode % 0o1000]);
}));

/** A disk of 64 KiB in place of a folder; false where nobody may have one. */
function mount(folder: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0;
}

test('a disk that becomes full leaves what was there, and is told', () => inFolder(folder => {
  if (!mount(folder)) return; // the limit of a process, below, shows the same
  try {
    const outdir = join(folder, 'out');
    const texts = { a: 'x'.repeat(20_000), b: 'x'.repeat(5_000), c: 'x' };
    appOf(outdir, texts).synth();
    const before = contentOf(outdir);
    expect(() => appOf(outdir, { a: 'new', b: 'y'.repeat(80_000), c: 'new' }).synth()).toThrow(/^cannot write '.*b.k8s.yaml', so nothing was replaced: ENOSPC: no space left on device, write$/);
    expect(contentOf(outdir)).toEqual(before);
  } finally {
    execFileSync('umount', [folder]);
  }
}));

describe('in a process of its own', () => {
  let compiled: Compiled;
  beforeAll(() => compiled = new Compiled());
  afterAll(() => compiled.remove());

  const program = (outdir: string, text: string, repeat = 1) => `
    const app = new MeshApp({ outdir: ${JSON.stringify(outdir)} });
    for (const id of ['a', 'b', 'c']) {
      const chart = new MeshChart(app, id);
      new cdk8s.ApiObject(chart, 'object', { apiVersion: 'v1', kind: 'Some', spec: { text: ${JSON.stringify(text)}.repeat(${repeat}) } });
    }
    app.synth();`;
  const synthesize = (outdir: string, text: string) => expect(compiled.run(program(outdir, text))).toMatchObject({ status: 0, error: '' });

  test('a full disk leaves what was there, and is told', () => inOutput(outdir => {
    synthesize(outdir, 'old');
    const before = contentOf(outdir);
    const { status, error } = compiled.run(program(outdir, 'new', 1e6), 'ulimit -f 1000');
    expect(error).toContain(`cannot write '${join(outdir, 'a.k8s.yaml')}', so nothing was replaced: EFBIG: file too large, write`);
    expect(status).toBe(1);
    expect(contentOf(outdir)).toEqual(before);
  }));

  test('one that is killed while files are replaced leaves complete files, and the next removes the rest', () => inOutput(outdir => {
    const [old, next] = [join(outdir, '..', 'old'), join(outdir, '..', 'next')];
    for (const [folder, text] of [[outdir, 'old'], [old, 'old'], [next, 'new']]) synthesize(folder, text);
    const kill = 'const { renameSync } = fs; let count = 0; fs.renameSync = (...args) => ++count === 2 ? process.kill(process.pid, "SIGKILL") : renameSync(...args);';
    expect(compiled.run(kill + program(outdir, 'new'))).toMatchObject({ signal: 'SIGKILL' });
    const left = contentOf(outdir)!;
    const manifests = Object.fromEntries(Object.entries(left).filter(([name]) => name.endsWith('.yaml')));
    expect(manifests).toEqual({ ...contentOf(old), 'a.k8s.yaml': contentOf(next)!['a.k8s.yaml'] });
    expect(Object.keys(left).length).toBe(5);
    synthesize(outdir, 'new');
    expect(contentOf(outdir)).toEqual(contentOf(next));
  }));

  test('one that is killed while a file is written leaves what was there', () => inOutput(outdir => {
    synthesize(outdir, 'old');
    const before = contentOf(outdir)!;
    const kill = 'const { writeSync } = fs; let count = 0; fs.writeSync = (...args) => ++count === 2 ? process.kill(process.pid, "SIGKILL") : writeSync(...args);';
    expect(compiled.run(kill + program(outdir, 'new'))).toMatchObject({ signal: 'SIGKILL' });
    expect(contentOf(outdir)).toMatchObject(before);
    expect(Object.keys(contentOf(outdir)!).length).toBe(5);
    synthesize(outdir, 'old');
    expect(contentOf(outdir)).toEqual(before);
  }));
});

test('there is no limit of objects in a file', () => inOutput(outdir => {
  const [app, count] = [new MeshApp({ outdir, yamlOutputType: YamlOutputType.FILE_PER_APP }), 130_000];
  const chart = new Chart(app, 'chart');
  for (let i = 0; i < count; i++) new ApiObject(chart, `o${i}`, { apiVersion: 'v1', kind: 'Some', metadata: { name: `o${i}` } });
  app.synth();
  const text = readFileSync(join(outdir, 'app.k8s.yaml'), 'utf-8');
  expect(text.split('\n---\n').length).toBe(count);
}));
