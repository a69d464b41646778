using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Sealing.Cli.Tests.Arrows;

/// <summary>
/// The arrows between the types of a compiled assembly: what their bases, fields, methods and instructions name. Constants are not among them, since the
/// compiler puts their values where they are used.
/// </summary>
internal sealed class CompiledArrows : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;
    private readonly SignatureTypes _signatures;
    private readonly HashSet<Arrow> _arrows = [];
    private TypeName _from = new("", "");

    private CompiledArrows(Stream stream)
    {
        _file = new PEReader(stream);
        _metadata = _file.GetMetadataReader();
        _signatures = new SignatureTypes(handle => Add(NameOf(handle)));
    }

    /// <summary>Those of the assembly of a name beside the tests.</summary>
    public static IReadOnlySet<Arrow> Of(string assembly)
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));
        using var arrows = new CompiledArrows(stream);
        arrows.ReadAll();
        return arrows._arrows;
    }

    public void Dispose() => _file.Dispose();

    private void ReadAll()
    {
        foreach (var handle in _metadata.TypeDefinitions)
        {
            _from = NameOf(handle);
            var type = _metadata.GetTypeDefinition(handle);
            Read(type.BaseType);
            ReadAll(type.GetInterfaceImplementations().Select(item => _metadata.GetInterfaceImplementation(item).Interface));
            ReadAll(type.GetFields().Select(field => (EntityHandle)field));
            ReadAll(type.GetGenericParameters().SelectMany(Constraints));
            foreach (var method in type.GetMethods())
            {
                Read(method);
                ReadAll(_metadata.GetMethodDefinition(method).GetGenericParameters().SelectMany(Constraints));
                ReadBody(_metadata.GetMethodDefinition(method).RelativeVirtualAddress);
            }
        }
    }

    private void ReadBody(int address)
    {
        if (address == 0)
        {
            return; // abstract, or of a native library
        }

        var body = _file.GetMethodBody(address);
        if (!body.LocalSignature.IsNil)
        {
            _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_signatures, genericContext: true);
        }

        ReadAll(body.ExceptionRegions.Select(region => region.CatchType));
        ReadAll(Instructions.Named(body.GetILBytes()!));
    }

    private void ReadAll(IEnumerable<EntityHandle> handles)
    {
        foreach (var handle in handles)
        {
            Read(handle);
        }
    }

    private void Read(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition when !handle.IsNil:
                Add(NameOf((TypeDefinitionHandle)handle));
                break;
            case HandleKind.TypeSpecification:
                _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_signatures, genericContext: true);
                break;
            case HandleKind.FieldDefinition:
                var field = _metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                Add(NameOf(field.GetDeclaringType()));
                field.DecodeSignature(_signatures, genericContext: true);
                break;
            case HandleKind.MethodDefinition:
                var method = _metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                Add(NameOf(method.GetDeclaringType()));
                method.DecodeSignature(_signatures, genericContext: true);
                break;
            case HandleKind.MethodSpecification:
                var specification = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                Read(specification.Method);
                specification.DecodeSignature(_signatures, genericContext: true);
                break;
            case HandleKind.MemberReference:
                Read(_metadata.GetMemberReference((MemberReferenceHandle)handle));
                break;
        }
    }

    private void Read(MemberReference member)
    {
        Read(member.Parent);
        if (member.GetKind() == MemberReferenceKind.Method)
        {
            member.DecodeMethodSignature(_signatures, genericContext: true);
        }
        else
        {
            member.DecodeFieldSignature(_signatures, genericContext: true);
        }
    }

    private IEnumerable<EntityHandle> Constraints(GenericParameterHandle parameter) =>
        _metadata.GetGenericParameter(parameter).GetConstraints().Select(constraint => _metadata.GetGenericParameterConstraint(constraint).Type);

    private TypeName NameOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        while (type.GetDeclaringType() is { IsNil: false } outer)
        {
            type = _metadata.GetTypeDefinition(outer);
        }

        return new(_metadata.GetString(type.Namespace), WithoutArity(_metadata.GetString(type.Name)));
    }

    private static string WithoutArity(string name) => name.Split('`')[0];

    // What the compiler makes for itself, and the source generators of the platform, stand in other namespaces.
    private void Add(TypeName to)
    {
        if (_from != to && IsOurs(_from) && IsOurs(to))
        {
            _arrows.Add(new Arrow(_from, to));
        }
    }

    private static bool IsOurs(TypeName type) => type.Namespace == "Sealing" || type.Namespace.StartsWith("Sealing.", StringComparison.Ordinal);
}
