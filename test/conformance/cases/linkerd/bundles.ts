import { App, Chart } from 'cdk8s';
import { BOUTIQUE_PHASES, declaredBoutique } from './boutique-bundle';
import { withBystanders } from './bystanders';
import { Declaring } from './declaring-target';
import { releaseBundles } from './release-bundles';
import { Feature } from '../../../../src';
import { NamespaceIntent, ServiceIntent } from '../../../../src/intent';
import { PROGRAMS } from '../../../features';
import { World } from '../../../features/program';
import { documentsOf } from '../../../golden';
import { carried } from '../targets';

/** What a program renders, and what it declares. */
export interface Bundle {
  /** Names the recording of it. */
  readonly name: string;
  readonly features: string[];
  readonly objects: any[];
  readonly namespaces: NamespaceIntent[];
  /** Services that the program owns. */
  readonly services: ServiceIntent[];
  /** Headers that tell versions apart; each request is asked with each of them. */
  readonly headers: { [name: string]: string }[];
}

/** Every bundle that is asked about: features, Online Boutique in each phase, and releases at each of their stages. */
export function bundles(): Bundle[] {
  return [
    ...carried('linkerd').map(featureBundle),
    ...BOUTIQUE_PHASES.map(declaredBoutique),
    ...releaseBundles(),
  ].filter(({ namespaces }) => namespaces.length > 0).map(withBystanders);
}

/** A feature's program, as the support matrix describes it. */
function featureBundle(feature: Feature): Bundle {
  const app = new App();
  const target = new Declaring();
  PROGRAMS[feature](new World(new Chart(app, 'shop'), target, true, Object.values(Feature)));
  const objects = documentsOf(app.synthYaml());
  return { name: `features/${feature}`, features: [feature], objects, headers: headersOf(objects), ...target.declared() };
}

/** One request without headers, and one for each version that routes tell by headers. */
function headersOf(objects: any[]): { [name: string]: string }[] {
  const outbound = objects.filter(({ kind, spec }) => ['HTTPRoute', 'GRPCRoute'].includes(kind) && spec.parentRefs[0].kind === 'Service');
  const said = outbound.flatMap(({ spec }) => spec.rules.flatMap(({ matches = [] }: any) => matches.map(({ headers = [] }: any) => headers)));
  const sets = said.map((headers: any[]) => Object.fromEntries(headers.map(({ type, name, value }) => [name.toLowerCase(), type === 'RegularExpression' ? instanceOf(value) : value])));
  return [...new Map([{}, ...sets].map(set => [JSON.stringify(set), set])).values()];
}

/** A value that an expression of a session's cookie matches. */
function instanceOf(pattern: string): string {
  return /[\w-]+=[\w-]+/.exec(pattern)?.[0] ?? 'x';
}
