import { Contradiction, addMissing } from './completion';
import { Marks } from '../../targets/target';

/** The labels and annotations of several targets together; of two values for one key the first is taken. */
export function mergeMarks(marks: Marks[]): any {
  const merged: any = {};
  for (const { labels, annotations } of marks) {
    for (const key in labels) (merged.labels ??= {})[key] ??= labels[key];
    for (const key in annotations) (merged.annotations ??= {})[key] ??= annotations[key];
  }
  return merged;
}

/** What targets want differently on one object. */
export function contradictionsBetween(marks: Marks[], where: string): Contradiction[] {
  const speaking = marks.filter(says);
  return speaking.length < 2 ? [] : addMarks({}, speaking, where);
}

function says({ labels, annotations, absent }: Marks): boolean {
  return labels !== undefined || annotations !== undefined || (absent ?? []).length > 0;
}

/** Adds the labels and annotations that the metadata of an object lacks. */
export function addMarks(metadata: any, marks: Marks[], where: string): Contradiction[] {
  return marks.flatMap(({ labels, annotations, absent }) => [
    ...(absent ?? []).flatMap(key => unwanted(metadata, key, where)),
    ...addMissing(metadata, 'labels', labels ?? {}, where),
    ...addMissing(metadata, 'annotations', annotations ?? {}, where),
  ]);
}

function unwanted(metadata: any, keyOrPair: string, where: string): Contradiction[] {
  const [key, value] = keyOrPair.split('=');
  return ['labels', 'annotations'].filter(field => metadata[field]?.[key] !== undefined && (value === undefined || metadata[field][key] === value))
    .map(field => ({ where: `${where}/${field}/${key}`, got: metadata[field][key], expected: 'absent' }));
}
