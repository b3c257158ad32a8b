import { Sources } from './sources';
import { Bench } from '../../bench';
import { strangers } from '../../cases/strangers';
import { Injector } from '../../cluster/cluster';
import { AMBIENT } from '../../meshes/istio';
import { Check } from '../../suite';
import { World } from '../world';

/** Waypoints, and pods that no ztunnel stands before: waypoints reach them in plaintext. */
const WAYPOINTS: Injector = { pod: pod => pod, objects: AMBIENT.objects };

/** A world in ambient mode, and those who ask in it. */
export interface AmbientWorld {
  readonly world: World;
  readonly sources: Sources;
}

/** Starts a world, with accounts of the namespace `elsewhere` that nobody declares. */
export async function startWorld(
  bench: Bench, name: string, objects: any[], elsewhere: string[], meshConfig: any, replicas = 1,
): Promise<AmbientWorld> {
  const options = { injector: WAYPOINTS, ambient: true, meshConfig, replicas };
  const world = await World.start(bench, [...objects, ...around(elsewhere)], options);
  return { world, sources: new Sources(bench, world, name) };
}

/** Objects of those whom nobody declares. */
export function around(elsewhere: string[]): any[] {
  return strangers('elsewhere', true, elsewhere);
}

/** A rule of this suite. */
export function rule(name: string, features: string[], problems: string[]): Check {
  return { target: 'istio-ambient', name, features, problems: [...new Set(problems)] };
}
