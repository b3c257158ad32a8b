export * from './target';
export * from './gateway-api';
export * from './istio';
export * from './linkerd';
export * from './network-policy';
