import { documentsOf } from '../../golden';

/** Objects of YAML, those of lists too. */
export function objectsOf(yaml: string): any[] {
  return documentsOf(yaml).flatMap(document => document?.kind === 'List' && Array.isArray(document.items) ? document.items : [document]);
}

/** What Istio adds to what it analyzes: the gateway that an installation once had. Its Service has no type there, with which its ports would be refused. */
export const INGRESS_GATEWAY: any[] = objectsOf(`
apiVersion: v1
kind: Pod
metadata: { name: istio-ingressgateway-dummypod, namespace: istio-system, labels: { istio: ingressgateway } }
spec: { containers: [{ name: istio-proxy, image: auto }] }
---
apiVersion: v1
kind: Service
metadata: { name: istio-ingressgateway, namespace: istio-system }
spec:
  type: NodePort
  selector: { istio: ingressgateway }
  ports:
  - { name: http2, nodePort: 31380, port: 80, protocol: TCP, targetPort: 80 }
  - { name: https, nodePort: 31390, port: 443, protocol: TCP, targetPort: 443 }
  - { name: tcp, nodePort: 31400, port: 31400, protocol: TCP, targetPort: 31400 }
  - { name: tls, nodePort: 31447, port: 15443, protocol: TCP, targetPort: 15443 }
`);

/** A mesh configuration as the control plane has it. */
export function meshOf(mesh: string): any {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'istio', namespace: 'istio-system' }, data: { mesh } };
}
