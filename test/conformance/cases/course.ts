import { TargetName } from '../suite';

/** What a cluster holds at one time. */
export interface Step {
  readonly name: string;
  readonly objects: any[];
}

/** Objects as they follow each other in a cluster: what a user applies, one step over the other. */
export interface Course {
  readonly target: TargetName;
  /** What it is, in words. */
  readonly name: string;
  /** Features that it shows. */
  readonly features: string[];
  /** Rendered when they are asked for. */
  steps(): Step[];
}

/** One text for each Kubernetes object, whatever its version. */
export function keyOf({ apiVersion, kind, metadata }: any): string {
  return `${apiVersion.split('/').slice(0, -1).join('/')} ${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
}

/** Objects with others in the place of those of the same key, and beside them. */
export function laidOver(objects: any[], others: any[]): any[] {
  return [...new Map([...objects, ...others].map(object => [keyOf(object), object])).values()];
}

/** Every object once, however often it comes. */
export function distinct(objects: any[]): any[] {
  return [...new Map(objects.map(object => [JSON.stringify(object), object])).values()];
}

/** Steps without those that bring nothing that was not there before. */
export function withoutWaysBack(steps: Step[]): Step[] {
  return [...new Map([...steps].reverse().map(step => [JSON.stringify(step.objects), step])).values()].reverse();
}
