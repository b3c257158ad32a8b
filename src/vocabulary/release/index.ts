export * from './request-match';
export * from './gate';
export * from './slo';
export * from './step';
export * from './strategy';
export * from './capacity';
export * from './track-options';
export * from './delivery';
