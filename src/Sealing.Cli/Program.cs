using Sealing.Cli;

StandardDescriptors.Ensure();
CoreDumps.TurnOff();
return new Application(InvokedName.Get()).Run(args);
