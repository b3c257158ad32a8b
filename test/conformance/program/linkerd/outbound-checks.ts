import { OutboundAnswer } from './answers';
import { answerTo, Case, meshedPods } from './case';
import { amiss } from './declared-resilience';
import { Destination, sent } from './proxy';
import { Client, clientsOf, outboundQuestion } from './questions';
import { routingOf } from './routing';
import { accrualOf } from './units';
import { RoutedRequest } from '../../../../src/simulation/router';
import { failureAccrualOf } from '../../../../src/targets/linkerd/evaluation/failure-accrual';
import { OutboundRouter } from '../../../../src/targets/linkerd/evaluation/outbound-router';
import { BYSTANDER_REQUESTS } from '../../cases/linkerd/bystanders';
import { Asked, lineOf, requestsTo } from '../../cases/linkerd/requests';
import { Check } from '../../suite';

interface Sending {
  readonly client: Client;
  readonly service: any;
  readonly port: number;
  readonly asked: Asked;
}

/** Where requests go: by the controller's answers, and by the evaluator; and what is declared of them. */
export function outboundChecks(one: Case): Check[] {
  const { name, features } = one.bundle;
  const all = sendings(one);
  const check = (rule: string, problem: (sending: Sending) => string[]): Check => ({
    target: 'linkerd',
    name: `${name}: ${rule}`,
    features,
    problems: all.length === 0 ? ['nobody sent anything'] : [...new Set(all.flatMap(sending => problem(sending).map(text => `${told(sending)}: ${text}`)))],
  });
  return [
    check('requests go where the evaluator sends them, under the same timeouts and retries', sending => disagreement(one, sending)),
    check('endpoints are taken out as the evaluator says', sending => accrualDisagreement(one, sending)),
    check('declared requests reach somebody, with the timeout and the retries of their call', sending => fate(one, sending)),
  ];
}

function sendings(one: Case): Sending[] {
  const { cluster, bundle } = one;
  const services = cluster.filter(({ kind, apiVersion }) => kind === 'Service' && apiVersion === 'v1');
  return clientsOf(meshedPods(cluster)).flatMap(client => services.flatMap(service => service.spec.ports.flatMap(({ port }: any) =>
    requestsAbout(bundle, service, port).map(asked => ({ client, service, port, asked })))));
}

/** Services of versions are asked as the service that they belong to. */
function requestsAbout(bundle: Case['bundle'], { metadata: { name, namespace } }: any, port: number): Asked[] {
  const owner = bundle.services.filter(each => each.namespace.name === namespace && (name === each.name || name.startsWith(`${each.name}-`)))
    .sort((a, b) => b.name.length - a.name.length)[0];
  const found = owner?.ports.find(({ number }) => number === port);
  return found ? requestsTo(bundle, owner, found) : BYSTANDER_REQUESTS;
}

function realDestination(one: Case, { client, service, port, asked }: Sending): Destination {
  return sent(answerTo<OutboundAnswer>(one, outboundQuestion(client, service, port).key), asked);
}

function disagreement(one: Case, sending: Sending): string[] {
  const real = routingOf.answer(realDestination(one, sending));
  const evaluated = routingOf.evaluator(new OutboundRouter().route(one.cluster, requestOf(sending)));
  return JSON.stringify(real) === JSON.stringify(evaluated) ? [] : [`the controller: ${JSON.stringify(real)}; the evaluator: ${JSON.stringify(evaluated)}`];
}

/** What is otherwise than the calls say that cover a request; versions are not called by name. */
function fate(one: Case, sending: Sending): string[] {
  const { metadata: { name, namespace } } = sending.service;
  const declared = one.bundle.services.find(each => each.namespace.name === namespace && each.name === name);
  return declared ? amiss(declared, sending.port, sending.asked, realDestination(one, sending)) : [];
}

function accrualDisagreement(one: Case, { client, service, port }: Sending): string[] {
  const answer = answerTo<OutboundAnswer>(one, outboundQuestion(client, service, port).key);
  if ('refused' in answer || answer.protocol === 'opaque') return [];
  const [real, evaluated] = [accrualOf(answer.accrual), failureAccrualOf(service)].map(each => JSON.stringify(each ?? 'none'));
  return real === evaluated ? [] : [`the controller: ${real}; the evaluator: ${evaluated}`];
}

function requestOf({ client, service, port, asked }: Sending): RoutedRequest {
  const { name, namespace } = service.metadata;
  return { source: { namespace: client.namespace, labels: {}, meshed: true }, service: { name, namespace, port }, ...asked };
}

function told({ client, service, port, asked }: Sending): string {
  return `${client.namespace} to ${service.metadata.name}.${service.metadata.namespace}:${port} ${lineOf(asked)}`;
}
