import * as fc from 'fast-check';

/** The same cases each time, so that a verdict depends on the code alone; `npx projen explore` looks at others. */
fc.configureGlobal({ seed: process.env.PROPERTY_SEED === undefined ? 20261126 : Number(process.env.PROPERTY_SEED) });
