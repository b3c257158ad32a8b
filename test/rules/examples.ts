import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';

/** An example of a rule, bad or good. */
export interface Example {
  readonly room: string;
  readonly code: string;
  readonly which: string;
  readonly documents: any[];
}

/** The examples of all rules. */
export function examples(): Example[] {
  const rooms = readdirSync(__dirname, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);
  return rooms.flatMap(room => readdirSync(join(__dirname, room)).filter(file => file.endsWith('.yaml')).map(file => ({
    room,
    code: file.split('.')[0],
    which: file.split('.')[1],
    documents: parseAllDocuments(readFileSync(join(__dirname, room, file), 'utf-8')).map(document => document.toJS()),
  })));
}
