export * from './istio-options';
export * from './sidecar';
export * from './ambient';
