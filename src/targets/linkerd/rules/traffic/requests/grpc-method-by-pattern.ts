import { reviewedRoutes } from './filters';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { GRPC_ROUTE } from '../../kinds';
import { withSigns } from '../../lookup/mesh-signs';
import { matchesOf, rulesOf } from '../../lookup/routes';
import { refusal } from '../../refusal';

/** A method of gRPC is matched by a regular expression. */
export const grpcMethodByPattern: ObjectRule = {
  entry: refusal(
    'CM3165', 'grpc-method-by-pattern', 'A GRPCRoute matches the method by a regular expression.',
    'Name service and method, or the service alone for all its methods.', 'grpcroute'),
  reads: withSigns(GRPC_ROUTE),
  check: (objects, profile) => reviewedRoutes(objects, profile, [GRPC_ROUTE]).flatMap(object => rulesOf(object).flatMap(matchesOf)
    .filter(({ value }) => record(value.method).type === 'RegularExpression')
    .map(({ pointer }) => ({ object, pointer: `${pointer}/method/type`, message: `${nameOf(object)} matches a method by a regular expression, expected Exact` }))),
};
