export { LinkerdTargetProps, LinkerdVersion } from './linkerd-options';
export * from './linkerd';
