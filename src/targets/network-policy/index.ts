export * from './options';
export * from './network-policy';
