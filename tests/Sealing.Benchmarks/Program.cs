using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Sealing.Benchmarks.SealBenchmarks).Assembly).Run(args);
