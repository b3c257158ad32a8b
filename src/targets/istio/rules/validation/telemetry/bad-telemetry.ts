import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, pointerPart, record } from '../../../../../analysis/rules/values';
import { TELEMETRY } from '../../lookup/kinds';
import { refusal, Tell } from '../refusal';

const TAGS: { [kind: string]: string } = { literal: 'value', header: 'name', environment: 'name' };

/** Tags have values, providers names, and shares are of 100. */
export const badTelemetry: ObjectRule = refusal([TELEMETRY], {
  code: 'CM2448',
  name: 'bad-telemetry',
  summary: 'A Telemetry has a provider without name, a tag without value or with one that is removed, or a share of traces that cannot be.',
  remedy: 'Name each provider, give a tag a value with UPSERT and none with REMOVE, and traces a percentage of 0 to 100.',
}, (spec, tell) => {
  for (const field of ['metrics', 'tracing', 'accessLogging']) {
    list(spec[field]).map(record).forEach((each, i) => list(each.providers).forEach((provider, j) => {
      if (!record(provider).name) tell(`/spec/${field}/${i}/providers/${j}`, 'provider has no name; expected one of MeshConfig');
    }));
  }
  list(spec.tracing).map(record).forEach((tracing, i) => tellOfTracing(tracing, `/spec/tracing/${i}`, tell));
  list(spec.metrics).forEach((metrics, i) => list(record(metrics).overrides).forEach((override, j) => {
    const pointer = `/spec/metrics/${i}/overrides/${j}/tagOverrides`;
    Object.entries(record(record(override).tagOverrides)).forEach(([tag, value]) => tellOfTag(tag, record(value), `${pointer}/${pointerPart(tag)}`, tell));
  }));
});

function tellOfTracing({ randomSamplingPercentage: share, customTags }: { [key: string]: any }, pointer: string, tell: Tell): void {
  if (share < 0 || share > 100) tell(`${pointer}/randomSamplingPercentage`, `randomSamplingPercentage is ${share}; expected 0 to 100`);
  for (const [tag, value] of Object.entries(record(customTags))) {
    const empty = Object.keys(TAGS).find(kind => kind in record(value) && !record(record(value)[kind])[TAGS[kind]]);
    if (tag === '') tell(`${pointer}/customTags`, 'a tag has no name');
    if (empty !== undefined) tell(`${pointer}/customTags/${pointerPart(tag)}`, `tag ${tag} has no ${TAGS[empty]} of its ${empty}`);
  }
}

function tellOfTag(tag: string, { operation = 'UPSERT', value }: { [key: string]: any }, pointer: string, tell: Tell): void {
  if (operation === 'UPSERT' && !value) tell(pointer, `tag ${tag} is to be set and has no value`);
  if (operation === 'REMOVE' && value) tell(pointer, `tag ${tag} is removed and has a value`);
}
