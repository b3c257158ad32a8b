export * from './mesh';
export * from './mesh-defaults';
export * from './network';
export * from './namespace';
export * from './workload';
export * from './service';
export * from './call';
export * from './release';
