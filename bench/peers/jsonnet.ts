import { cpSync, writeFileSync } from 'fs';
import { join } from 'path';
import { graphData, INPUTS } from './inputs';
import { Peer } from './peer';

/** Functions over the call graph, with texts put together by `+`: `std.format` is many times as slow. */
export const jsonnet: Peer = {
  name: 'go-jsonnet',
  title: '`jsonnet -y`, functions over the call graph',
  module: 'github.com/google/go-jsonnet',
  program: 'jsonnet/jsonnet',
  arguments: ['-y', '--tla-code-file', 'graph=graph.json', 'objects.jsonnet'],
  write(services, folder) {
    cpSync(join(INPUTS, 'jsonnet'), folder, { recursive: true });
    writeFileSync(join(folder, 'graph.json'), JSON.stringify(graphData(services)));
  },
  read: output => output.split(/^(?:---|\.\.\.)$/m).filter(text => text.trim() !== '').map(text => JSON.parse(text)),
};
