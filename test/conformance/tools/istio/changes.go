package main

import (
	"context"
	"fmt"

	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	"k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	gateway "sigs.k8s.io/gateway-api/apis/v1"
	"sigs.k8s.io/yaml"

	networking "istio.io/client-go/pkg/apis/networking/v1"
	security "istio.io/client-go/pkg/apis/security/v1"
	"istio.io/istio/pilot/pkg/config/kube/crd"
	"istio.io/istio/pilot/pkg/features"
	"istio.io/istio/pilot/test/xds"
)

// client is what the typed clients of one kind have in common.
type client[T metav1.Object] interface {
	Get(ctx context.Context, name string, options metav1.GetOptions) (T, error)
	Create(ctx context.Context, object T, options metav1.CreateOptions) (T, error)
	Update(ctx context.Context, object T, options metav1.UpdateOptions) (T, error)
	Delete(ctx context.Context, name string, options metav1.DeleteOptions) error
}

// put creates or changes the object of a document.
func put(server *xds.FakeDiscoveryServer, document string) error {
	return each(server, document, false)
}

// remove deletes the object of a document.
func remove(server *xds.FakeDiscoveryServer, document string) error {
	return each(server, document, true)
}

func each(server *xds.FakeDiscoveryServer, document string, gone bool) error {
	var head struct {
		Kind     string            `json:"kind"`
		Metadata metav1.ObjectMeta `json:"metadata"`
	}
	if err := yaml.Unmarshal([]byte(document), &head); err != nil {
		return err
	}
	namespace := head.Metadata.Namespace
	if isIstio(document) {
		if err := inStore(server, document, gone); err != nil || !features.EnableAmbient {
			return err
		}
	}
	kube, istio, routes := server.KubeClient().Kube(), server.KubeClient().Istio(), server.KubeClient().GatewayAPI().GatewayV1()
	switch head.Kind {
	case "Namespace":
		return change(kube.CoreV1().Namespaces(), new(corev1.Namespace), document, gone, nil)
	case "Service":
		return change(kube.CoreV1().Services(namespace), new(corev1.Service), document, gone, nil)
	case "ServiceAccount":
		return change(kube.CoreV1().ServiceAccounts(namespace), new(corev1.ServiceAccount), document, gone, nil)
	case "Pod":
		return change(kube.CoreV1().Pods(namespace), new(corev1.Pod), document, gone, nil)
	case "EndpointSlice":
		return change(kube.DiscoveryV1().EndpointSlices(namespace), new(discoveryv1.EndpointSlice), document, gone, nil)
	case "Gateway":
		return change(routes.Gateways(namespace), new(gateway.Gateway), document, gone, nil)
	case "HTTPRoute":
		return change(routes.HTTPRoutes(namespace), new(gateway.HTTPRoute), document, gone, func(old, next *gateway.HTTPRoute) { next.Status = old.Status })
	case "GRPCRoute":
		return change(routes.GRPCRoutes(namespace), new(gateway.GRPCRoute), document, gone, func(old, next *gateway.GRPCRoute) { next.Status = old.Status })
	case "AuthorizationPolicy":
		return change(istio.SecurityV1().AuthorizationPolicies(namespace), new(security.AuthorizationPolicy), document, gone, nil)
	case "PeerAuthentication":
		return change(istio.SecurityV1().PeerAuthentications(namespace), new(security.PeerAuthentication), document, gone, nil)
	case "DestinationRule":
		return change(istio.NetworkingV1().DestinationRules(namespace), new(networking.DestinationRule), document, gone, nil)
	case "VirtualService":
		return change(istio.NetworkingV1().VirtualServices(namespace), new(networking.VirtualService), document, gone, nil)
	case "Deployment", "HorizontalPodAutoscaler", "PodDisruptionBudget", "NetworkPolicy":
		return nil // istiod does not read them
	}
	return fmt.Errorf("changes of %s are not known", head.Kind)
}

func inStore(server *xds.FakeDiscoveryServer, document string, gone bool) error {
	configs, _, err := crd.ParseInputs(document)
	if err != nil {
		return err
	}
	for _, next := range configs {
		old := server.Store().Get(next.GroupVersionKind, next.Name, next.Namespace)
		switch {
		case gone:
			err = server.Store().Delete(next.GroupVersionKind, next.Name, next.Namespace, nil)
		case old != nil:
			next.ResourceVersion = old.ResourceVersion
			_, err = server.Store().Update(next)
		default:
			_, err = server.Store().Create(next)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func change[T metav1.Object](c client[T], next T, document string, gone bool, keep func(old, next T)) error {
	ctx := context.Background()
	if err := yaml.Unmarshal([]byte(document), next); err != nil {
		return err
	}
	if gone {
		return c.Delete(ctx, next.GetName(), metav1.DeleteOptions{})
	}
	old, err := c.Get(ctx, next.GetName(), metav1.GetOptions{})
	if errors.IsNotFound(err) {
		_, err = c.Create(ctx, next, metav1.CreateOptions{})
		return err
	}
	if err != nil {
		return err
	}
	next.SetGeneration(old.GetGeneration() + 1)
	if keep != nil {
		keep(old, next)
	}
	_, err = c.Update(ctx, next, metav1.UpdateOptions{})
	return err
}
