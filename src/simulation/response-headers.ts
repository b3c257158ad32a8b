import { ResponseHeader } from './router';

/** One step of changing the headers of a response. */
export interface HeaderEdit {
  readonly step: 'add' | 'set' | 'remove';
  readonly name: string;
  readonly value?: string;
}

/** What a sequence of steps adds to a response, by name. */
export function headersAfter(edits: HeaderEdit[]): ResponseHeader[] {
  let headers: ResponseHeader[] = [];
  for (const { step, name: given, value } of edits) {
    const name = given.toLowerCase();
    if (step !== 'add') headers = headers.filter(header => header.name !== name);
    if (value !== undefined) headers.push({ name, value });
  }
  return headers.sort((a, b) => a.name < b.name ? -1 : Number(a.name > b.name));
}
