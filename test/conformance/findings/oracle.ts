import { readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { Bench } from '../bench';
import { moduleFolder } from '../machine/modules';

/** Something that one of Istio's analyzers says of an object. */
export interface Verdict {
  readonly code: string;
  /** Kind, namespace and name of the object. */
  readonly origin: string;
  readonly text: string;
}

/** What Istio says of a set of objects. */
export interface Verdicts {
  readonly verdicts: Verdict[];
  /** What of it Istio cannot read. */
  readonly unread?: string;
}

/** A mesh that is not configured as by default. */
export interface MeshFiles {
  readonly mesh?: string;
  readonly networks?: string;
}

/** Folder of Istio's analyzers, with their tests. */
export function analyzersFolder(): string {
  return join(moduleFolder('istio'), 'pkg/config/analysis/analyzers');
}

/** Asks every analyzer about sets, each a list of files. */
export async function askIstio(bench: Bench, sets: string[][], { mesh, networks }: MeshFiles = {}): Promise<Verdicts[]> {
  const flags = [...mesh ? ['--mesh', mesh] : [], ...networks ? ['--networks', networks] : []];
  return JSON.parse(await bench.processes.output([bench.tool('istio'), 'verdicts', ...flags, ...sets.map(files => files.join())]));
}

/** Codes of all messages by their names. */
export function codesByName(): Map<string, string> {
  const { messages } = parse(readFileSync(join(analyzersFolder(), '../msg/messages.yaml'), 'utf-8'));
  return new Map(messages.map(({ name, code }: any) => [name, code]));
}
