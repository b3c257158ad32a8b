import { buildNodeProjectDefaultOptions, limitReleaseConcurrency } from '@cdk8s/projen-common';
import { cdk, javascript } from 'projen';
import { TargetsBarrel } from './projenrc/targets-barrel';

const base = {
  name: 'cdk8s-mesh',
  description: 'Declare services and who calls whom once; synthesize Istio (sidecar and ambient), Linkerd and NetworkPolicy manifests',
  author: 'cdk8s-mesh authors',
  authorAddress: 'https://example.org/cdk8s-mesh',
  repositoryUrl: 'https://example.org/cdk8s-mesh.git',
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
};

const project = new cdk.JsiiProject({
  ...buildNodeProjectDefaultOptions(base),
  ...base,
  minNodeVersion: '20.16.0',
  projenrcTs: true,
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  // src/, imports/, schemas/ and bin/ are compiled side by side: lib/src/*, lib/imports/*, lib/schemas/*, lib/bin/*
  entrypoint: 'lib/src/index.js',
  bin: { 'cdk8s-mesh': 'lib/bin/cdk8s-mesh.js' },
  autoDetectBin: false,
  tsconfig: {
    compilerOptions: { rootDir: '.', outDir: 'lib', inlineSources: false, inlineSourceMap: false },
    include: ['src/**/*.ts', 'imports/**/*.ts', 'schemas/**/*.ts', 'bin/**/*.ts'],
  },
  tsconfigDev: { include: ['../examples/**/*.ts', '../bench/**/*.ts'] },
  peerDeps: ['cdk8s@^2.70.0', 'constructs@^10.5.0'],
  bundledDeps: ['@bufbuild/cel@0.6.1', '@bufbuild/protobuf@^2.17.0', 'yaml@2.9.1'], // loaded when a rule of a schema is met, or a file is read
  devDeps: [
    '@cdk8s/projen-common@0.0.559',
    'ajv@^8',
    'cdk8s-cli@2.207.60',
    'cdk8s-plus-28@2.5.6',
    '@lezer/common@^1',
    '@lezer/highlight@^1',
    '@lezer/lr@^1',
    '@prometheus-io/lezer-promql@0.315.0',
    'fast-check@^4',
    'js-yaml@^4',
  ],
  keywords: ['cdk8s', 'kubernetes', 'service-mesh', 'istio', 'linkerd', 'network-policy', 'gateway-api'],
  release: false,
  github: false,
  depsUpgrade: false,
  sampleCode: false,
  npmignoreEnabled: false, // what is packed is listed in `files`
  typecheckTests: true,
  eslintOptions: { dirs: ['src', 'bin', 'projenrc'], devdirs: ['test', 'examples', 'bench'], prettier: false },
  jestOptions: {
    passWithNoTests: false,
    updateSnapshot: javascript.UpdateSnapshot.NEVER, // projen's default rewrites snapshots on every local test run
    junitReporting: false,
    coverageText: false,
    jestConfig: {
      collectCoverage: false, // v8 coverage of the imported modules makes jest four times slower; use `npx projen coverage`
      coveragePathIgnorePatterns: ['/node_modules/', '/imports/', '/schemas/'],
      testPathIgnorePatterns: ['/node_modules/', '/lib/', '/dist/'],
      setupFiles: ['<rootDir>/test/properties/seed.ts'],
    },
  },
});

project.jest!.config.testMatch = ['<rootDir>/test/**/*.test.ts']; // projen takes every spec.ts for a test
// JsiiBuild hard-codes lib/index.d.ts
project.package.addField('types', 'lib/src/index.d.ts');
// TypeScript-only entry to the raw custom resource types
project.package.addField('exports', {
  '.': { types: './lib/src/index.d.ts', default: './lib/src/index.js' },
  './imports/*': { types: './lib/imports/*.d.ts', default: './lib/imports/*.js' },
  './package.json': './package.json',
  './.jsii': './.jsii',
});
project.package.addField('typesVersions', { '*': { 'imports/*': ['lib/imports/*.d.ts'] } });
// unrs-resolver 1.13.0: npm ci fails where a platform binding cannot be had
project.package.addPackageResolutions('unrs-resolver@1.12.2');
// keep package-lock.json free of download addresses
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');
// jsii 6 prints a banner on node 20 (end of life); keep the logs readable
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');
project.eslint?.addIgnorePattern('imports/');
project.eslint?.addIgnorePattern('schemas/');
project.eslint?.addIgnorePattern('*.js');

const run = 'ts-node -P test/tsconfig.json -T';
project.compileTask.exec(`${run} projenrc/lazy-index.ts`); // a program loads what it uses
project.addTask('example', {
  description: 'Synthesize Online Boutique for all four targets into dist/online-boutique, and bundles of two releases (-- --target linkerd --phase audit narrows it)',
  exec: `${run} examples/online-boutique/main.ts`,
  receiveArgs: true,
});
project.addTask('coverage', { description: 'Run the tests with coverage', exec: 'jest --ci --coverage', receiveArgs: true });
project.addTask('explore', {
  description: 'Hold the properties against random cases that no run before looked at; PROPERTY_RUNS says how many',
  exec: 'PROPERTY_SEED=$(date +%s) PROPERTY_RUNS=${PROPERTY_RUNS:-1000} jest --testTimeout=3600000 test/properties test/rollouts test/synthesis test/targets test/writing',
  receiveArgs: true,
});
project.addTask('conformance', {
  description: 'Prove on real control planes and proxies what is emitted (-- --level traffic --target istio-sidecar narrows it, --mutants breaks it on purpose)',
  exec: `${run} test/conformance/run/main.ts`,
  receiveArgs: true,
});
project.addTask('sidecar-bytes', {
  description: 'Measure anew what Sidecar objects save, for docs/sidecar-bytes.{csv,svg}',
  exec: `${run} test/conformance/program/bytes/main.ts`,
});
project.tasks.removeTask('test:update');
project.addTask('test:update', {
  description: 'Rewrite goldens and snapshots; read the diff before committing it',
  env: { UPDATE_GOLDENS: '1' },
  exec: 'jest --updateSnapshot',
  receiveArgs: true,
});
project.addTask('import', {
  description: 'Regenerate imports/*.ts from the trimmed CRDs in imports/crds',
  exec: `${run} projenrc/import-crds.ts`,
  receiveArgs: true,
});
project.addTask('import-schemas', {
  description: 'Regenerate schemas/*.ts from the CRDs of releases and the OpenAPI description of Kubernetes',
  exec: `${run} projenrc/import-schemas.ts`,
});
project.addTask('findings', {
  description: 'Regenerate docs/findings.md from the catalogue and the examples of its codes',
  exec: `${run} projenrc/findings.ts`,
});
project.addTask('bench', {
  description: 'Measure against stock cdk8s in one run, after compile, and write bench/results.md (-- --check fails on a broken limit instead)',
  exec: `${run} bench/main.ts`,
  receiveArgs: true,
});
project.addTask('check-docs', {
  description: 'Check that every public member says what it is, after compile',
  exec: `${run} projenrc/check-docs.ts`,
});
project.addTask('support-matrix', {
  description: 'Regenerate the support matrix in README.md from the targets',
  exec: `${run} projenrc/support-matrix.ts`,
});

for (const folder of ['examples', 'bench']) {
  new javascript.TypescriptConfig(project, {
    fileName: `${folder}/tsconfig.json`,
    extends: javascript.TypescriptConfigExtends.fromPaths(['../tsconfig.json']),
    include: ['**/*.ts'],
    compilerOptions: { noEmit: true, rootDir: '..' },
  });
}

new TargetsBarrel(project);
project.package.addField('files', ['lib', '!lib/src/simulation', '!lib/src/targets/*/evaluation', '.jsii', 'API.md', 'docs']);
project.gitignore.exclude('/cdk8s.yaml', '/tmp/', '/.npmignore'); // jsii writes the last one; `files` comes before it
limitReleaseConcurrency(project);
project.synth();
