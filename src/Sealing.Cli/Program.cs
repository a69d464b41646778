using Sealing.Cli;

return new Application(InvokedName.Get()).Run(args);
