/** A thing that the API server refuses of an object that it can read. */
export interface Reason {
  /** Without places in lists and keys of maps; what is in a pod is `pod.…`, and its containers of all sorts are `containers`. */
  readonly field: string;
  /** `Required`, `Invalid`, `NotSupported`, …. */
  readonly type: string;
  /** What is said of it, without the value. */
  readonly message: string;
}

/** Reasons of an answer; none of one that is not about what the object says, as where a field is not known or of another type. */
export function reasonsOf({ reason, message, details }: any): Reason[] | undefined {
  if (reason === 'Forbidden') return [{ field: '', type: reason, message: message.replace(/^\S+ "[^"]*" is forbidden: /, '') }];
  if (reason !== 'Invalid' || !Array.isArray(details?.causes)) return undefined;
  return details.causes.map((cause: any) => ({
    field: placeOf(details.kind, cause.field ?? ''),
    type: String(cause.reason).replace(/^FieldValue/, ''),
    message: String(cause.message).replace(/^[\w ]+ value: ("(?:[^"\\]|\\.)*"|[[{].*[\]}]|null|-?[\d.e+]+)(: )?/, '').replace(/^\w+( value)?: /, ''),
  }));
}

function placeOf(kind: string, field: string): string {
  const plain = field.replace(/\[[^\]]*\]/g, '');
  const inPod = plain.replace(/^spec\.(jobTemplate\.spec\.)?template\.spec(?=\.|$)/, 'pod');
  return (kind === 'Pod' ? inPod.replace(/^spec/, 'pod') : inPod).replace(/^pod\.\w+ontainers/, 'pod.containers');
}
