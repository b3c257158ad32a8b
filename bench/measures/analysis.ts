import { compiled } from '../compiled';
import { Measure } from '../measure';
import { workload } from '../workload';

type Library = typeof import('../../src/analysis/object-findings') & typeof import('../../src/analysis/rules/object-set') & typeof import('../../src/analysis/rules/profile');

function library(): Library {
  const modules = ['object-findings', 'rules/object-set', 'rules/profile'].map(name => compiled<object>(`src/analysis/${name}`));
  return Object.assign({}, ...modules);
}

function analyze({ objectFindings, ObjectSet, DEFAULT_PROFILE }: Library, objects: object[]): void {
  const findings = objectFindings(ObjectSet.of(objects), DEFAULT_PROFILE);
  if (findings.length > 0) throw new Error(`the objects must be without findings, got: ${findings.length}, ${findings[0].entry.code} first`);
}

/** With all that a process does once: loading rules, schemas and the evaluator of CEL. */
export const analysis: Measure = {
  title: 'analysis of the same objects, the first of a process',
  prepare({ services }) {
    const objects = workload(services);
    return () => analyze(library(), objects);
  },
};

/** After one of fewer objects. */
export const warmAnalysis: Measure = {
  title: 'the same, when rules and schemas are loaded',
  prepare({ services }) {
    const [objects, loaded] = [workload(services), library()];
    analyze(loaded, workload(50));
    return () => analyze(loaded, objects);
  },
};
