import { placesOf } from './places';
import { SINCE } from './since';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { ISTIO } from '../lookup/kinds';

/** The newest release that is known of. */
const NEWEST = '1.31';

/** What a release does not have does not happen. */
export const newerField: ObjectRule = {
  entry: {
    code: 'CM2600',
    name: 'field-of-newer-istio',
    severity: 'error',
    summary: 'An object of Istio has a kind, field or value that only later releases of Istio have.',
    explanation: 'A field that the CRD does not have is dropped when the object is applied, and a value is refused; what the control plane does not know is ignored.',
    remedy: 'Update Istio first, or leave the field out.',
    targets: ISTIO,
    see: 'https://istio.io/latest/docs/releases/supported-releases/',
  },
  reads: Object.keys(SINCE),
  check: (objects, { versions }) => Object.entries(SINCE).flatMap(([kind, paths]) => {
    const version = versions.istio ?? NEWEST;
    const later = Object.entries(paths).filter(([, since]) => isBefore(version, since));
    return objects.of(kind).flatMap(object => later.flatMap(([path, since]) => placesOf(path, object.body).map(pointer => ({
      object, pointer, message: `${nameOf(object)} has ${path || `kind ${object.kind}`}, which needs Istio ${since}; the version is ${version}`,
    }))));
  }),
};

/** Whether a minor version comes before another one. */
function isBefore(version: string, other: string): boolean {
  const [[major, minor], [otherMajor, otherMinor]] = [version, other].map(each => each.split('.').map(Number));
  return major < otherMajor || major === otherMajor && minor < otherMinor;
}
