module cdk8s-mesh/bench/stopwatch

go 1.26.0
