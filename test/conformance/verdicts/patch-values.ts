import { isRecord, partsOf } from './parts';

/** What Istio's webhook says of the value of a patch, with what must be somewhere in that value for it. */
const FORMS: [RegExp, (told: string, part: unknown) => boolean][] = [
  [/^Envoy filter: (?:can't unmarshal Any nested proto \S+: )?json: cannot unmarshal (\w+) into Go value/, (type, part) => typeOf(part) === type],
  [/^Envoy filter: (?:can't unmarshal Any nested proto \S+: )?invalid character '(.)'/, (first, part) => typeof part === 'string' && part.startsWith(first)],
  [/^Envoy filter: Any JSON doesn't have '@type'()$/, (_, part) => isRecord(part) && part['@type'] === undefined],
  [/^referenced type unknown.*: could not resolve Any message type: (\S*)$/, (type, part) => isRecord(part) && part['@type'] === type],
  [/^Envoy filter: can't unmarshal Any's '@type'(): /, (_, part) => isRecord(part) && typeof part['@type'] !== 'string'],
];

/** Whether all that the webhook says of an EnvoyFilter is about values of its patches, and such values are in them. */
export function isOfPatchValue(real: string, { spec }: any): boolean {
  const errors = [...real.matchAll(/^\t\* (.*)$/gm)].map(([, error]) => error);
  const parts = spec.configPatches.flatMap(({ patch }: any) => partsOf(patch?.value));
  return (errors.length > 0 ? errors : [real]).every(error => FORMS.some(([form, fits]) => {
    const told = form.exec(error);
    return told !== null && parts.some((part: unknown) => fits(told[1], part));
  }));
}

function typeOf(part: unknown): string {
  return typeof part === 'boolean' ? 'bool' : Array.isArray(part) ? 'array' : typeof part;
}
