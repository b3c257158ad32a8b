import { UNUSUAL } from './unusual';

/** A text in quotes that ends on its line, and the offset behind it. */
export function quoted(text: string, at: number, end: number): { value: string; next: number } {
  return text[at] === '"' ? double(text, at, end) : single(text, at, end);
}

function single(text: string, at: number, end: number): { value: string; next: number } {
  let close = text.indexOf("'", at + 1);
  while (close >= 0 && text[close + 1] === "'") close = text.indexOf("'", close + 2);
  if (close < 0 || close >= end) throw UNUSUAL;
  return { value: text.slice(at + 1, close).replace(/''/g, "'"), next: close + 1 };
}

/** Escapes are those that JSON has, too. */
function double(text: string, at: number, end: number): { value: string; next: number } {
  let close = at + 1;
  let escapes = false;
  for (; close < end; close++) {
    const code = text.charCodeAt(close);
    if (code === 34) break;
    if (code === 92) {
      escapes = true;
      close++;
    }
  }
  if (close >= end) throw UNUSUAL;
  if (!escapes) return { value: text.slice(at + 1, close), next: close + 1 };
  try {
    return { value: JSON.parse(text.slice(at, close + 1)), next: close + 1 };
  } catch {
    throw UNUSUAL;
  }
}
