export * from './target';
export * from './istio';
export * from './linkerd';
export * from './network-policy';
