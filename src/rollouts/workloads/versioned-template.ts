import { ReleaseSpec, TrackSpec } from '../spec';

/** Label that tells the version of pods, which telemetry tells apart. */
export const VERSION = 'app.kubernetes.io/version';

/** The pod template of a service, of one version. */
export function versionedTemplate(template: any, spec: ReleaseSpec, track: TrackSpec, labels: { [key: string]: string }): any {
  return {
    ...template,
    metadata: { ...template.metadata, labels: { ...template.metadata?.labels, ...labels } },
    spec: { ...template.spec, containers: containersOf(template.spec.containers, spec, track) },
  };
}

/** The container that the image of a version is for: the one with the name of the service, or the first. */
export function applicationContainer(containers: any[], name: string): any {
  return containers.find(container => container.name === name) ?? containers[0];
}

function containersOf(containers: any[], spec: ReleaseSpec, track: TrackSpec): any[] {
  const application = applicationContainer(containers, spec.service.name);
  return containers.map(container => container === application ? versioned(container, track) : container);
}

function versioned(container: any, { image, env }: TrackSpec): any {
  const own = Object.entries(env).map(([name, value]) => ({ name, value }));
  const all = [...(container.env ?? []).filter(({ name }: any) => env[name] === undefined), ...own];
  return { ...container, image, ...all.length > 0 && { env: all } };
}
