import { readFileSync } from 'fs';
import { UsageError } from './usage-error';

/** Text of a file, with the line ends that it was written with. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf-8').replace(/\r\n/g, '\n');
  } catch {
    throw new UsageError(`'${path}' must be a file that can be read`);
  }
}
