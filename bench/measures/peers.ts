import { Measure } from '../measure';

type Peers = typeof import('../peers');

/** Loaded where a peer is measured only, since it would be part of whole processes of others. */
function peers(): Peers {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../peers');
}

function peer(name: keyof Peers['PEERS'], where: Pick<Measure, 'sizes' | 'slowSizes' | 'repetitions'>): Measure {
  return {
    get title() {
      return peers().titleOf(peers().PEERS[name]);
    },
    ...where,
    obtain: () => peers().obtainPeer(peers().PEERS[name]),
    prepare: task => peers().preparePeer(peers().PEERS[name], task),
  };
}

export const helm = peer('helm', { sizes: [300, 1000, 3000] });
export const jsonnet = peer('jsonnet', { sizes: [300, 1000, 3000] });
/** It takes minutes for 1,000 services. */
export const kustomize = peer('kustomize', { sizes: [300, 1000], slowSizes: [1000], repetitions: 1 });
