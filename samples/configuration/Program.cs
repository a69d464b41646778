using System.Globalization;
using Sealing.Extensions.Configuration;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Configuration.AddSopsFile("appsettings.secrets.yaml", optional: false, reloadOnChange: true);

var app = builder.Build();
app.Run(context =>
{
    // Says that the password is there, not what it is.
    var length = app.Configuration["Database:Password"]?.Length ?? 0;
    return context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"The password of {app.Configuration["Database:User"]} has {length} characters.\n"));
});
await app.RunAsync();
