import { brotliDecompressSync } from 'zlib';
import { GroupSchemas, Schema } from './schema';
import { FILES, packed, SHARED_GROUPS } from '../../../schemas';

/** Channel of an API whose releases come in two: what is new is in the experimental one only. */
export type Channel = 'standard' | 'experimental';

const GROUPS = new Map<string, GroupSchemas | undefined>();

/** Kinds of an API group; nothing if it is not known. Schemas are unpacked when they are asked for. */
export function groupSchemas(group: string, channel: Channel): GroupSchemas | undefined {
  const key = `${channel} ${group}`;
  if (!GROUPS.has(key)) GROUPS.set(key, load(group, channel));
  return GROUPS.get(key);
}

/** Whether an API group may have kinds that are not known. */
export function isShared(group: string): boolean {
  return SHARED_GROUPS.includes(group);
}

/** The files of a group are in the order of their channels. */
function load(group: string, channel: Channel): GroupSchemas | undefined {
  const files = FILES.filter(([name]) => name === group).map(([, file]) => file);
  const file = channel === 'standard' ? files[0] : files[files.length - 1];
  return file === undefined ? undefined : unpacked(file)[group];
}

const UNPACKED = new Map<string, { [group: string]: GroupSchemas }>();

function unpacked(file: string): { [group: string]: GroupSchemas } {
  const known = UNPACKED.get(file);
  if (known) return known;
  const { groups, definitions = {}, native = false } = JSON.parse(brotliDecompressSync(Buffer.from(packed(file), 'base64')).toString());
  for (const kinds of Object.values<any>(groups)) for (const kind of Object.values<any>(kinds)) kind.native = native;
  linked(groups, definitions);
  UNPACKED.set(file, groups);
  return groups;
}

/** Puts definitions where they are referred to; each is shared. */
function linked(value: any, definitions: { [name: string]: Schema }, done = new Set<any>()): void {
  if (typeof value !== 'object' || value === null || done.has(value)) return;
  done.add(value);
  for (const [key, each] of Object.entries<any>(value)) {
    if (each?.$ref) value[key] = definitions[each.$ref];
    linked(value[key], definitions, done);
  }
}
