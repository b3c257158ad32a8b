import { join } from 'path';
import { ApiObject, ApiObjectProps, App, AppProps, Chart, IResolver, JsonPatch, Lazy, ResolutionContext, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import { contentOf, inFolder } from './output';
import { MeshApp } from '../../src';
import { PLAIN_DATA } from '../../src/synthesis/plain-data';
import { isPlainDataRight } from '../../src/synthesis/plain-data-probe';

const PROPS: ApiObjectProps = { apiVersion: 'v1', kind: 'Some', metadata: { name: 'some' }, ...{ spec: { z: 1, a: [null, { b: undefined }] } } };

/** What an app gives with one object. */
function yamlOf(type: typeof App, object: (scope: Construct) => ApiObject, props: AppProps = {}): string {
  const app = new type(props);
  object(new Chart(app, 'chart'));
  return app.synthYaml();
}

/** How often the object is rendered as cdk8s renders objects, and whether the text is that of cdk8s. */
function rendered(object: (scope: Construct) => ApiObject, props: AppProps = {}): { times: number; same: boolean } {
  isPlainDataRight();
  const apply = jest.spyOn(JsonPatch, 'apply');
  const yaml = yamlOf(MeshApp, object, props);
  const times = apply.mock.calls.length;
  apply.mockRestore();
  return { times, same: yaml === yamlOf(App, object, props) };
}

test('this cdk8s has the data of objects where they are looked for', () => expect(isPlainDataRight()).toBe(true));

describe('plain data are written as they are', () => {
  class Derived extends ApiObject {}
  test.each<[string, (scope: Construct) => ApiObject]>([
    ['an object', scope => new ApiObject(scope, 'object', PROPS)],
    ['one whose metadata are amended', scope => {
      const object = new ApiObject(scope, 'object', PROPS);
      object.metadata.addLabel('a', 'b');
      object.metadata.add('generateName', 'c');
      return object;
    }],
    ['one of a class that renders as all do', scope => new Derived(scope, 'object', PROPS)],
  ])('%s', (_, object) => expect(rendered(object)).toEqual({ times: 0, same: true }));
});

describe('whatever else there is, is asked', () => {
  class Typed extends ApiObject {
    public toJson(): any {
      return { ...super.toJson(), typed: true };
    }
  }
  test.each<[string, (scope: Construct) => ApiObject]>([
    ['an object with a patch', scope => {
      const object = new ApiObject(scope, 'object', PROPS);
      object.addJsonPatch(JsonPatch.add('/spec/c', null));
      return object;
    }],
    ['one with a value that is not there yet', scope => new ApiObject(scope, 'object', { ...PROPS, ...{ data: Lazy.any({ produce: () => 1 }) } })],
    ['one with an owner', scope => {
      const object = new ApiObject(scope, 'object', PROPS);
      object.metadata.addOwnerReference({ apiVersion: 'v1', kind: 'Some', name: 'a', uid: 'b' });
      return object;
    }],
    ['one whose method is replaced', scope => {
      const object = new ApiObject(scope, 'object', PROPS);
      const toJson = object.toJson.bind(object);
      object.toJson = () => ({ ...toJson(), own: true });
      return object;
    }],
    ['one of a class that renders in its way', scope => new Typed(scope, 'object', PROPS)],
  ])('%s', (_, object) => expect(rendered(object)).toEqual({ times: 1, same: true }));

  test('one of an app with resolvers of its own', () => {
    const resolvers: IResolver[] = [{
      resolve: (context: ResolutionContext) => {
        if (context.value === 1) context.replaceValue('one');
      },
    }];
    expect(rendered(scope => new ApiObject(scope, 'object', PROPS), { resolvers })).toEqual({ times: 1, same: true });
  });

  test('one whose keys are not to be sorted', () => {
    process.env.CDK8S_DISABLE_SORT = 'yes';
    try {
      expect(rendered(scope => new ApiObject(scope, 'object', PROPS))).toEqual({ times: 1, same: true });
    } finally {
      delete process.env.CDK8S_DISABLE_SORT;
    }
  });

  test('one when all render in another way', () => {
    const toJson = jest.spyOn(ApiObject.prototype, 'toJson').mockReturnValue({ other: true });
    expect(yamlOf(MeshApp, scope => new ApiObject(scope, 'object', PROPS))).toBe('other: true\n');
    toJson.mockRestore();
  });
});

describe('an object that gives its data itself', () => {
  class Giving extends ApiObject {
    public data?: object = { spec: { b: 1, a: null }, metadata: { name: 'given' }, kind: 'Given', apiVersion: 'v1' };
    public toJson(): any {
      return { asked: true };
    }
    public [PLAIN_DATA](): object | undefined {
      return this.data;
    }
  }
  class Derived extends Giving {
    public toJson(): any {
      return { derived: true };
    }
  }
  test.each<[string, (scope: Construct) => ApiObject, string]>([
    ['is not asked to render', scope => new Giving(scope, 'object', PROPS), 'apiVersion: v1\nkind: Given\nmetadata:\n  name: given\nspec:\n  b: 1\n'],
    ['is asked if it gives nothing', scope => Object.assign(new Giving(scope, 'object', PROPS), { data: undefined }), 'asked: true\n'],
    ['is asked if its method is replaced', scope => Object.assign(new Giving(scope, 'object', PROPS), { toJson: () => ({ replaced: true }) }), 'replaced: true\n'],
    ['is asked if a class derived from its own renders in its way', scope => new Derived(scope, 'object', PROPS), 'derived: true\n'],
  ])('%s', (_, object, yaml) => expect(yamlOf(MeshApp, object)).toBe(yaml));
});

test.each(Object.values(YamlOutputType).filter(type => typeof type === 'number'))(
  'metadata of an object that gives its data are not asked for, with output type %s', yamlOutputType => inFolder(outdir => {
    class Giving extends ApiObject {
      public toJson(): any {
        return this.metadata.toJson();
      }
      public [PLAIN_DATA](): object | undefined {
        return PROPS;
      }
    }
    const app = new MeshApp({ outdir, yamlOutputType, recordConstructMetadata: true });
    const object = new Giving(new Chart(app, 'chart'), 'object', PROPS);
    const metadata = jest.fn();
    Object.defineProperty(object, 'metadata', { get: metadata });
    app.synth();
    expect(metadata).not.toHaveBeenCalled();
  }));

test('the folder is that of CDK8S_OUTDIR if none is given', () => inFolder(folder => {
  process.env.CDK8S_OUTDIR = join(folder, 'out');
  try {
    const app = new MeshApp();
    new Chart(app, 'chart');
    app.synth();
    expect(contentOf(folder)).toEqual({ 'out/': '', 'out/chart.k8s.yaml': '' });
  } finally {
    delete process.env.CDK8S_OUTDIR;
  }
}));

test('construct metadata are recorded if CDK8S_RECORD_CONSTRUCT_METADATA says so', () => inFolder(folder => {
  process.env.CDK8S_RECORD_CONSTRUCT_METADATA = 'true';
  try {
    for (const [outdir, type] of [['ours', MeshApp], ['cdk8s', App]] as [string, typeof App][]) {
      const app = new type({ outdir: join(folder, outdir) });
      new ApiObject(new Chart(app, 'chart'), 'object', PROPS);
      app.synth();
    }
    expect(contentOf(join(folder, 'ours'))).toEqual(contentOf(join(folder, 'cdk8s')));
    expect(Object.keys(contentOf(join(folder, 'ours'))!)).toEqual(['chart.k8s.yaml', 'construct-metadata.json']);
  } finally {
    delete process.env.CDK8S_RECORD_CONSTRUCT_METADATA;
  }
}));
