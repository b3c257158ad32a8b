/** A code that stands for nothing any more, and is never given to another finding. */
export interface RetiredEntry {
  readonly code: string;
  readonly name: string;
  /** What it stood for, and why it is gone. */
  readonly explanation: string;
}

/** Codes that were published once. */
export const RETIRED: RetiredEntry[] = [
  {
    code: 'CM0302',
    name: 'unstable-manifests',
    explanation: 'Which objects a target renders depended on the order of declarations. Targets may decide by everything that is declared now.',
  },
];
