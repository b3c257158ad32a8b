import { Released } from './release';
import { featuresOf, MIRRORED, namespaceOf, Scenario, StrategyName, WEIGHTS } from './scenarios';
import { Check } from '../suite';

/** The rules that a release is held against. */
export function rulesOf(released: Released): Check[] {
  const { scenario, trace, end, image, asked, problems } = released;
  const check = (name: string, wrong: string[]): Check =>
    ({ target: scenario.target, name: `${namespaceOf(scenario)}: ${name}`, features: featuresOf(scenario), problems: wrong });
  const ends = scenario.good ? 'promoted' : 'aborted';
  const checks = [
    check(scenario.good ? 'goes to its end and promotes the new version' : 'ends when an objective is missed, and the old version stays', [
      ...problems, ...differing('end', [end], [ends]), ...differing('image', [image], [`example.com/cart:${scenario.good ? 2 : 1}`]),
    ]),
  ];
  if (switches(scenario)) checks.push(check('Services lead to the new version in preview first, then everywhere', differing('Services', trace.services, SWITCHED)));
  else checks.push(check(scenario.good ? 'routes say the declared steps, one after the other' : 'routes go back to the old version', differing('routes', trace.routes, expected(scenario))));
  if (scenario.strategy === 'progressive' && scenario.good) checks.push(check('objectives are asked of the new version', differing('asked', asked, ['latency', 'success-rate'])));
  return checks;
}

/** Argo Rollouts releases blue/green by Services alone. */
function switches({ controller, strategy }: Scenario): boolean {
  return controller === 'argo-rollouts' && strategy === 'blue-green';
}

const SWITCHED = ['cart 1, cart-preview 1', 'cart 1, cart-preview 2', 'cart 2, cart-preview 2'];

/** States of the routes, as each controller takes the declared steps. */
function expected({ controller, strategy, good }: Scenario): string[] {
  const steps = WEIGHTS.slice(0, good ? undefined : 1).map(weight => `${weight}%`);
  return controller === 'flagger' ? byFlagger(strategy, steps) : byArgoRollouts(strategy, [...steps, ...good ? ['100%'] : []]);
}

/** It copies the new version over the old one while the routes stay at the last step; tests are made with all pods of the new version. */
function byFlagger(strategy: StrategyName, steps: string[]): string[] {
  switch (strategy) {
    case 'progressive': return ['0%', ...steps, '0%'];
    case 'mirroring': return ['0%', `0%, mirror ${MIRRORED}%`, '50%', '0%'];
    case 'blue-green': return ['0%', '100%', '0%'];
    case 'ab-test': return ['tested 0%, 0%', 'tested 100%, 0%', 'tested 0%, 0%'];
  }
}

/** After the last step all requests go to the new pods, until the stable Service selects them; the route of the tested is there from the beginning. */
function byArgoRollouts(strategy: StrategyName, steps: string[]): string[] {
  switch (strategy) {
    case 'progressive': return ['0%', ...steps, '0%'];
    case 'mirroring': return ['0%', `0%, mirror ${MIRRORED}%`, '0%', '50%', '100%', '0%'];
    case 'ab-test': return ['tested 100%, 0%', 'tested 100%, 100%', 'tested 100%, 0%'];
    case 'blue-green': return [];
  }
}

function differing(what: string, got: string[], wanted: string[]): string[] {
  return JSON.stringify(got) === JSON.stringify(wanted) ? [] : [`${what}: ${got.join(' → ') || 'nothing'}, expected: ${wanted.join(' → ')}`];
}
