/** How many random cases a property is held against; CI says more than a quick look needs. */
export const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 100) };
