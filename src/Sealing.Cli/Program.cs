using Sealing.Cli;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Network;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Host.Terminals;

StandardDescriptors.Ensure();
CoreDumps.TurnOff();
EnvironmentProxy.Install();
return new Application(InvokedName.Get()).Run(args);
