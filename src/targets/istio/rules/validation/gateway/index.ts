import { badServer } from './bad-server';
import { badServerBind } from './bad-server-bind';
import { badServerHost } from './bad-server-host';
import { badServerTls } from './bad-server-tls';
import { tlsOfPlainServer } from './tls-of-plain-server';
import { unsafeServer } from './unsafe-server';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about Gateways of Istio. */
export const RULES: ObjectRule[] = [badServer, badServerHost, tlsOfPlainServer, badServerTls, unsafeServer, badServerBind];
