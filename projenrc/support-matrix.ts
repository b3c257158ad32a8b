import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { supportMatrix } from './support-table';

/** Replaces the block between the two marks in README.md. */
const README = join(__dirname, '..', 'README.md');
const [START, END] = ['<!-- support matrix -->', '<!-- /support matrix -->'];

const text = readFileSync(README, 'utf-8');
const [before, rest] = text.split(START);
const after = rest.split(END)[1];
writeFileSync(README, `${before}${START}\n${supportMatrix()}\n${END}${after}`);
