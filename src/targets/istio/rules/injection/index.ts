import { hostNetworkInMesh } from './host-network';
import { imageAutoWithoutInjection } from './image-auto';
import { labelBesideTemplate } from './label-beside-template';
import { namespaceNotInMesh } from './namespace-not-in-mesh';
import { reservedUser } from './reserved-user';
import { severalWaysIntoMesh } from './several-ways-into-mesh';
import { unknownMeshLabel } from './unknown-mesh-label';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about the way of pods into the mesh. */
export const RULES: ObjectRule[] = [
  hostNetworkInMesh, labelBesideTemplate, severalWaysIntoMesh, namespaceNotInMesh, imageAutoWithoutInjection, reservedUser, unknownMeshLabel,
];
