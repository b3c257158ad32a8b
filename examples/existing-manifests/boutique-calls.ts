import { MeshedService } from '../../src';
import { declareCalls } from '../online-boutique/calls';

/** Enrols the services of Online Boutique as its own manifests name them, and declares their calls. */
export function declareBoutiqueCalls(enrol: (name: string) => MeshedService): void {
  declareCalls({
    ad: enrol('adservice'),
    cart: enrol('cartservice'),
    catalog: enrol('productcatalogservice'),
    checkout: enrol('checkoutservice'),
    currency: enrol('currencyservice'),
    email: enrol('emailservice'),
    frontend: enrol('frontend'),
    load: enrol('loadgenerator'),
    payment: enrol('paymentservice'),
    recommendation: enrol('recommendationservice'),
    redis: enrol('redis-cart'),
    shipping: enrol('shippingservice'),
  });
}
