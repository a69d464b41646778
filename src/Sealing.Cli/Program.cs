using Sealing.Cli;
using Sealing.Cli.Network;

StandardDescriptors.Ensure();
CoreDumps.TurnOff();
EnvironmentProxy.Install();
return new Application(InvokedName.Get()).Run(args);
