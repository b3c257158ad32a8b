import { readFileSync } from 'fs';
import { join } from 'path';
import { Peer } from './peer';
import { buildGo, hasGo } from '../../test/programs/go';
import { ProgramCache, userCache } from '../../test/programs/program-cache';
import { ROOT } from '../compiled';

const SOURCES = join(ROOT, 'bench', 'peers', 'programs');
const FLAGS = '-s -w';
/** Measures a process. */
const STOPWATCH = 'stopwatch/stopwatch';

const PROGRAMS = new ProgramCache({
  sources: SOURCES,
  kept: userCache('bench'),
  flags: FLAGS,
  make: (folder, out) => buildGo(join(SOURCES, folder), folder === 'stopwatch' ? '.' : 'tool', FLAGS, out),
});

/** Version of the module of a peer, as it is required. */
export function versionOf({ module, program }: Peer): string {
  const required = readFileSync(join(SOURCES, program.split('/')[0], 'go.mod'), 'utf-8');
  return required.split('\n').map(line => line.trim().replace('require ', '').split(' ')).find(([name]) => name === module)![1];
}

/** Path of the program of a peer; it is there once it was built. */
export function pathOf({ program }: Peer): string {
  return PROGRAMS.path(program);
}

/** Path of the program that measures others. */
export function stopwatch(): string {
  return PROGRAMS.path(STOPWATCH);
}

/** Builds a peer where this machine does not have it; says why it cannot, if so. */
export function obtain({ program }: Peer): string | undefined {
  try {
    PROGRAMS.build([STOPWATCH, program]);
    return undefined;
  } catch (error) {
    if (!hasGo()) return 'it is built from its Go module, and there is no Go';
    process.stderr.write(`${(error as Error).message}\n`);
    return 'it cannot be built from its Go module';
  }
}
